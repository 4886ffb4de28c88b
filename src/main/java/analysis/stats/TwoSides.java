package analysis.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Values of one metric in the runs of a baseline and in the current run, with the {@link Shape} and {@link
 * SerialDependence} that they share if only the scale changed.
 */
public final class TwoSides {

    /** Percentiles counted in place of the mean, which can only rise if more values lie beyond one of them. */
    private static final List<Statistic.Percentile> FOR_MEAN =
            IntStream.of(50, 75, 90, 95, 99).mapToObj(Statistic.Percentile::new).toList();

    /** Number of values beyond a percentile from which a sample's own shape is used. */
    private static final double ENOUGH_BEYOND = 8;

    /** Number of values from which a sample's own shape is used for its mean. */
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
     * Pairs a baseline with a run. * @param baseline values of each run; at least one run
     * @param current values of the current run, in order of time
     * @param inOrder whether the baseline's values are in order of time, too
     * @param pairs the paired values; only with a baseline of one run
     * @return empty if a run has fewer than two values, or one that is not positive, to which there is no ratio
     */
    public static Optional<TwoSides> of(
            List<double[]> baseline, double[] current, boolean inOrder, Optional<PairedSamples> pairs) {
        boolean positive = baseline.stream().allMatch(TwoSides::positive) && positive(current);
        return positive
                ? Optional.of(new TwoSides(
                        List.copyOf(baseline), current, inOrder, baseline.size() == 1 ? pairs : Optional.empty()))
                : Optional.empty();
    }

    /** Pairs a baseline with a run whose values are not paired. */
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

    /** Estimates a statistic of the current run. */
    public Estimate now(Statistic statistic, long seed) {
        return new Bootstrap(seed).estimate(sortedNow, statistic, shape(ownNow, statistic), dependence);
    }

    /** Correlation of a statistic of both sides, 0 to 1; 0 without pairs. */
    public double correlation(Statistic statistic) {
        return pairs.map(some -> some.correlation(statistic)
                        * some.count()
                        / Math.sqrt((double) sortedThen.length * sortedNow.length))
                .orElse(0.0);
    }

    /**
     * Shape for a statistic of a sample: its own if it has enough values, since a tail that grew on one side is unlike
     * the other's; otherwise the common one.
     */
    private Shape shape(Shape own, Statistic statistic) {
        double size = own.sorted().length / dependence.inflation(statistic);
        boolean enough = statistic instanceof Statistic.Percentile percentile
                ? size * percentile.tail() >= ENOUGH_BEYOND
                : size >= ENOUGH_FOR_MEAN;
        return enough ? own : common;
    }

    /**
     * Exact count test of whether a statistic got worse: the probability that so many of the values beyond the pooled
     * percentile fall in the current run if both sides are alike. Exact for any distribution and sizes; dependent
     * values are counted by their effective number. For the mean the strongest of several percentiles counts, with
     * correction for the choice. For pairs only those with one value beyond count.
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
     * Result of a count test. * @param pValue one-sided p-value
     * @param smallest smallest p-value that these numbers allow
     */
    public record Proof(double pValue, double smallest) {}

    private Proof beyond(Statistic.Percentile percentile, boolean above) {
        double limit = percentile.ofSorted(sortedAll);
        double tail = above ? 1 - percentile.percent() / 100 : percentile.percent() / 100;
        // Values equal to the limit count on the side that brings the share closer to the percentile.
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
     * Gap that a percentile lies on, if any: then a single value can move the percentile across, and the shares of both
     * groups tell more.
     *
     * @param step smallest gap, on the logarithmic scale
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
