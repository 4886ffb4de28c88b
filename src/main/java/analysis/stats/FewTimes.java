package analysis.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Spread of a time that is measured only once or a few times, such as a model load. So few values cannot show their own
 * spread, so a prior is assumed, and the runs of a baseline are weighed against it (empirical Bayes, as in {@link
 * RunSpread}).
 *
 * @param sd standard deviation of a single pull or load of an unchanged server on the logarithmic scale
 * @param freedom degrees of freedom behind it; infinite for an assumed one
 */
public record FewTimes(double sd, double freedom) {

    /** Assumed spread on the logarithmic scale: 0.2 is about 20 %. */
    public static final double ASSUMED_SPREAD = 0.2;

    /** Spread for a server of which nothing is known yet. */
    public static final FewTimes ASSUMED = new FewTimes(ASSUMED_SPREAD, Double.POSITIVE_INFINITY);

    /** Number of values that the assumption is worth. */
    private static final double PRIOR_FREEDOM = 10;

    /** Standard error of the median of many normal values, relative to that of their mean. */
    private static final double OF_MEDIAN = Math.sqrt(Math.PI / 2);

    /**
     * Spread that the runs of a baseline show.
     *
     * @param rows for each operation, such as the pull of a model, its times in all runs; positive
     * @param enough whether there are enough runs to claim less than the assumed spread
     */
    public static FewTimes of(List<double[]> rows, boolean enough) {
        double squares = 0;
        double freedom = 0;
        for (double[] times : rows) {
            Distribution logs = Distribution.of(
                            Arrays.stream(times).map(Math::log).toArray())
                    .orElse(null);
            if (logs != null && logs.sd().isPresent()) {
                freedom += times.length - 1;
                squares +=
                        (times.length - 1) * logs.sd().getAsDouble() * logs.sd().getAsDouble();
            }
        }
        double together = PRIOR_FREEDOM + freedom;
        double sd = Math.sqrt((PRIOR_FREEDOM * ASSUMED_SPREAD * ASSUMED_SPREAD + squares) / together);
        return freedom == 0 || sd < ASSUMED_SPREAD && !enough ? ASSUMED : new FewTimes(sd, together);
    }

    /** Estimates a statistic with the {@link #ASSUMED} spread. */
    public static Optional<Estimate> estimate(double[] values, Statistic statistic, long seed) {
        return ASSUMED.of(values, statistic, seed);
    }

    /**
     * Estimates the mean or the P50 of {@code values}. If they vary more than the spread, that counts too.
     *
     * @param seed different for estimates that are compared with each other
     * @return empty without values or with one that is not positive, to which there is no ratio
     */
    public Optional<Estimate> of(double[] values, Statistic statistic, long seed) {
        if (values.length == 0 || !(Arrays.stream(values).min().orElseThrow() > 0)) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double known = freedom;
        double spread = sd;
        double shown = Distribution.of(Arrays.stream(sorted).map(Math::log).toArray())
                .flatMap(logs -> logs.sd().stream().boxed().findFirst())
                .orElse(0.0);
        if (shown > sd) {
            double before = Math.min(freedom, PRIOR_FREEDOM);
            known = before + sorted.length - 1;
            spread = Math.sqrt((before * sd * sd + (sorted.length - 1) * shown * shown) / known);
        }
        boolean median = statistic instanceof Statistic.Percentile && sorted.length > 2;
        double error = spread / Math.sqrt(sorted.length) * (median ? OF_MEDIAN : 1);
        return Optional.of(new Bootstrap(seed).normal(statistic.ofSorted(sorted), error, known, sorted.length));
    }
}
