package analysis.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * Estimate of a time that was measured once or a few times, such as the load of a model. So few values do not tell their own
 * spread, so one is assumed at least; what they show beyond it counts as so many values more (empirical Bayes, as in
 * {@link RunSpread}).
 */
public final class FewTimes {

    /** Standard deviation of a single pull or load of an unchanged server on the logarithmic scale: 0.2 is about 20 %. */
    public static final double ASSUMED_SPREAD = 0.2;

    /** Values that the assumption is worth. */
    private static final double PRIOR_FREEDOM = 10;

    /** Standard error of a median, in those of a mean, of many normal values. */
    private static final double OF_MEDIAN = Math.sqrt(Math.PI / 2);

    private FewTimes() {}

    /**
     * Estimates a statistic in the middle of {@code values}: the mean or the P50.
     *
     * @param seed estimates that are compared with each other need different ones
     * @return empty without values, or if one is not positive: there is no ratio to it
     */
    public static Optional<Estimate> estimate(double[] values, Statistic statistic, long seed) {
        if (values.length == 0 || !(Arrays.stream(values).min().orElseThrow() > 0)) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double freedom = Double.POSITIVE_INFINITY;
        double sd = ASSUMED_SPREAD;
        double shown = Distribution.of(Arrays.stream(sorted).map(Math::log).toArray())
                .flatMap(logs -> logs.sd().stream().boxed().findFirst())
                .orElse(0.0);
        if (shown > ASSUMED_SPREAD) {
            freedom = PRIOR_FREEDOM + sorted.length - 1;
            sd = Math.sqrt(
                    (PRIOR_FREEDOM * ASSUMED_SPREAD * ASSUMED_SPREAD + (sorted.length - 1) * shown * shown) / freedom);
        }
        boolean median = statistic instanceof Statistic.Percentile && sorted.length > 2;
        double error = sd / Math.sqrt(sorted.length) * (median ? OF_MEDIAN : 1);
        return Optional.of(new Bootstrap(seed).normal(statistic.ofSorted(sorted), error, freedom, sorted.length));
    }
}
