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

    /** Values beyond a percentile with which a sample's own shape shows its spread. */
    private static final double ENOUGH_BEYOND = 8;

    /** Values with which a sample's own shape shows the spread of its mean. */
    private static final double ENOUGH_FOR_MEAN = 100;

    private final List<double[]> baseline;
    private final double[] current;
    private final Shape common;
    private final List<Shape> own;
    private final Shape ownNow;
    private final SerialDependence dependence;
    private final List<double[]> sortedRuns;
    private final double[] sortedThen;
    private final double[] sortedNow;
    private final double[] sortedAll;
    private final Optional<PairedSamples> pairs;

    private TwoSides(List<double[]> baseline, double[] current, boolean inOrder, Optional<PairedSamples> pairs) {
        this.baseline = baseline;
        this.current = current;
        this.pairs = pairs;
        List<double[]> all = new ArrayList<>(baseline);
        all.add(current);
        common = Shape.of(all);
        own = baseline.stream().map(run -> Shape.of(List.of(run))).toList();
        ownNow = Shape.of(List.of(current));
        dependence = SerialDependence.of(inOrder ? all : List.of(current));
        sortedRuns = baseline.stream().map(run -> sorted(List.of(run))).toList();
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
     * @param pairs those that belong together; only with a baseline of one run
     * @return empty if a run has fewer than two values, or one that is not positive: there is no ratio to it
     */
    public static Optional<TwoSides> of(
            List<double[]> baseline, double[] current, boolean inOrder, Optional<PairedSamples> pairs) {
        boolean positive = baseline.stream().allMatch(TwoSides::positive) && positive(current);
        return positive
                ? Optional.of(new TwoSides(
                        List.copyOf(baseline), current, inOrder, baseline.size() == 1 ? pairs : Optional.empty()))
                : Optional.empty();
    }

    /** The same without pairs. */
    public static Optional<TwoSides> of(List<double[]> baseline, double[] current, boolean inOrder) {
        return of(baseline, current, inOrder, Optional.empty());
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
                .mapToObj(run -> new Bootstrap(seed + 1 + run)
                        .estimate(sortedRuns.get(run), statistic, shape(own.get(run), statistic), dependence))
                .toList();
    }

    /** Estimates a statistic of the run to judge. */
    public Estimate now(Statistic statistic, long seed) {
        return new Bootstrap(seed).estimate(sortedNow, statistic, shape(ownNow, statistic), dependence);
    }

    /**
     * How far a statistic of both sides goes up and down together, 0 to 1: the common variance is in both and not in their
     * difference. 0 without pairs.
     */
    public double correlation(Statistic statistic) {
        return pairs.map(some -> some.correlation(statistic)
                        * some.count()
                        / Math.sqrt((double) sortedThen.length * sortedNow.length))
                .orElse(0.0);
    }

    /**
     * The shape to look a statistic of a sample up in: its own where it has values enough for that, for a tail that grew on
     * one side is not like that of the other; else that of all.
     */
    private Shape shape(Shape own, Statistic statistic) {
        double size = own.sorted().length / dependence.inflation(statistic);
        boolean enough = statistic instanceof Statistic.Percentile percentile
                ? size * percentile.tail() >= ENOUGH_BEYOND
                : size >= ENOUGH_FOR_MEAN;
        return enough ? own : common;
    }

    /**
     * The proof by counting that a statistic got worse: how probable it is that so many of the values beyond the percentile
     * of all values together fall in the run to judge, if both sides are alike. Exact for any distribution and any numbers
     * of values; dependent values count for as many as they are worth. For the mean the strongest of several percentiles
     * counts, corrected for the choice. Of pairs those count of which only one value lies beyond.
     *
     * @param worse whether larger values are worse
     */
    public Proof proof(Statistic statistic, boolean worse) {
        if (statistic instanceof Statistic.Percentile percentile) {
            return beyond(percentile, worse);
        }
        double p = 1;
        double smallest = 1;
        for (Statistic.Percentile percentile : FOR_MEAN) {
            Proof proof = beyond(worse ? percentile : new Statistic.Percentile(100 - percentile.percent()), worse);
            p = Math.min(p, FOR_MEAN.size() * proof.pValue());
            smallest = Math.min(smallest, FOR_MEAN.size() * proof.smallest());
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

    private Proof beyond(Statistic.Percentile percentile, boolean above) {
        double limit = percentile.ofSorted(sortedAll);
        double tail = above ? 1 - percentile.percent() / 100 : percentile.percent() / 100;
        // Values on the limit itself belong to the side that brings the counts nearer to the percentile.
        double without = share(sortedAll, limit, above, false);
        double with = share(sortedAll, limit, above, true);
        boolean include = Math.abs(with - tail) < Math.abs(without - tail);
        double inflation = dependence.inflation(percentile);
        if (pairs.isPresent()) {
            return pairs.get().beyond(limit, above, include, inflation);
        }
        CountTest test = new CountTest(
                        count(sortedThen, limit, above, include),
                        sortedThen.length,
                        count(sortedNow, limit, above, include),
                        sortedNow.length)
                .times(1 / inflation);
        return new Proof(test.pValue(), test.smallestPValue());
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
        return ModeEdge.find(common.sorted(), percentile.percent() / 100, size, step)
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
