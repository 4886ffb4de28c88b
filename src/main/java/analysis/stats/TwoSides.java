package analysis.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The values of one metric in the runs of a baseline and in the run to judge, and what they have in common under the
 * assumption that nothing but the scale changed: their {@link Shape} and {@link SerialDependence}.
 */
public final class TwoSides {

    /** Percentiles whose counts stand for the mean: it can only rise if more values lie beyond one of them. */
    private static final List<Statistic.Percentile> FOR_MEAN =
            IntStream.of(50, 75, 90, 95, 99).mapToObj(Statistic.Percentile::new).toList();

    private final List<double[]> baseline;
    private final double[] current;
    private final Shape shape;
    private final SerialDependence dependence;
    private final double[] sortedThen;
    private final double[] sortedNow;
    private final double[] sortedAll;

    private TwoSides(List<double[]> baseline, double[] current, boolean inOrder) {
        this.baseline = baseline;
        this.current = current;
        List<double[]> all = new ArrayList<>(baseline);
        all.add(current);
        shape = Shape.of(all);
        dependence = SerialDependence.of(inOrder ? all : List.of(current));
        sortedThen = sorted(baseline);
        sortedNow = sorted(List.of(current));
        sortedAll = sorted(all);
    }

    /**
     * Both sides.
     *
     * @param baseline the values of each run; at least one run
     * @param current those of the run to judge, in order of time
     * @param inOrder whether those of the baseline are in order of time, too
     * @return empty if a run has fewer than two values, or one that is not positive: there is no ratio to it
     */
    public static Optional<TwoSides> of(List<double[]> baseline, double[] current, boolean inOrder) {
        boolean positive = baseline.stream().allMatch(TwoSides::positive) && positive(current);
        return positive ? Optional.of(new TwoSides(List.copyOf(baseline), current, inOrder)) : Optional.empty();
    }

    private static boolean positive(double[] values) {
        return values.length > 1 && Arrays.stream(values).min().orElseThrow() > 0;
    }

    private static double[] sorted(List<double[]> samples) {
        return samples.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    /** Estimates a statistic of each run of the baseline. */
    public List<Estimate> before(Statistic statistic, long seed) {
        return IntStream.range(0, baseline.size())
                .mapToObj(
                        run -> new Bootstrap(seed + 1 + run).estimate(baseline.get(run), statistic, shape, dependence))
                .toList();
    }

    /** Estimates a statistic of the run to judge. */
    public Estimate now(Statistic statistic, long seed) {
        return new Bootstrap(seed).estimate(current, statistic, shape, dependence);
    }

    /**
     * The proof by counting that a statistic got worse: how probable it is that so many of the values beyond the percentile
     * of all values together fall in the run to judge, if both sides are alike. Exact for any distribution and any numbers
     * of values; dependent values count for as many as they are worth. For the mean the strongest of several percentiles
     * counts, corrected for the choice.
     *
     * @param worse whether larger values are worse
     */
    public Proof proof(Statistic statistic, boolean worse) {
        if (statistic instanceof Statistic.Percentile percentile) {
            CountTest test = beyond(percentile, worse);
            return new Proof(test.pValue(), test.smallestPValue());
        }
        double p = 1;
        double smallest = 1;
        for (Statistic.Percentile percentile : FOR_MEAN) {
            CountTest test = beyond(worse ? percentile : new Statistic.Percentile(100 - percentile.percent()), worse);
            p = Math.min(p, FOR_MEAN.size() * test.pValue());
            smallest = Math.min(smallest, FOR_MEAN.size() * test.smallestPValue());
        }
        return new Proof(p, smallest);
    }

    /**
     * What counting says.
     *
     * @param pValue one-sided
     * @param smallest p-value that so many values can lead to
     */
    public record Proof(double pValue, double smallest) {}

    private CountTest beyond(Statistic.Percentile percentile, boolean above) {
        double limit = percentile.ofSorted(sortedAll);
        double tail = above ? 1 - percentile.percent() / 100 : percentile.percent() / 100;
        // Values on the limit itself belong to the side that brings the counts nearer to the percentile.
        double without = share(sortedAll, limit, above, false);
        double with = share(sortedAll, limit, above, true);
        boolean include = Math.abs(with - tail) < Math.abs(without - tail);
        return new CountTest(
                        count(sortedThen, limit, above, include),
                        sortedThen.length,
                        count(sortedNow, limit, above, include),
                        sortedNow.length)
                .times(1 / dependence.inflation(percentile));
    }

    private static double share(double[] sorted, double limit, boolean above, boolean include) {
        return (double) count(sorted, limit, above, include) / sorted.length;
    }

    private static int count(double[] sorted, double limit, boolean above, boolean include) {
        if (above) {
            return sorted.length - (include ? Sorted.below(sorted, limit) : Sorted.notAbove(sorted, limit));
        }
        return include ? Sorted.notAbove(sorted, limit) : Sorted.below(sorted, limit);
    }

    /**
     * The gap that a percentile lies on, if it does: then one value more or less on its far side moves the percentile
     * across, and it says less than the shares of both groups.
     *
     * @param step what a gap must measure at least, on the logarithmic scale
     */
    public Optional<ModeEdge> edge(Statistic.Percentile percentile, double step, boolean above) {
        double smallest =
                Math.min(baseline.stream().mapToInt(run -> run.length).min().orElseThrow(), current.length);
        double size = smallest / dependence.inflation(percentile);
        return ModeEdge.find(shape.sorted(), percentile.percent() / 100, size, step)
                .map(at -> new ModeEdge(
                        count(baseline, at, above),
                        count(List.of(current), at, above),
                        test(at, above, dependence.inflation(percentile))));
    }

    private CountTest test(double at, boolean above, double inflation) {
        return new CountTest(
                        far(baseline, at, above), sortedThen.length, far(List.of(current), at, above), sortedNow.length)
                .times(1 / inflation);
    }

    private static double count(List<double[]> samples, double at, boolean above) {
        return (double) far(samples, at, above)
                / samples.stream().mapToInt(sample -> sample.length).sum();
    }

    private static int far(List<double[]> samples, double at, boolean above) {
        int far = 0;
        for (double[] sample : samples) {
            double limit = at + Shape.logMedian(sample);
            for (double value : sample) {
                far += (Math.log(value) > limit) == above ? 1 : 0;
            }
        }
        return far;
    }
}
