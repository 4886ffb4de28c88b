package analysis.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * Outliers: samples more than three standard deviations from the mean, with the figures with and without them.
 *
 * @param count number of outliers
 * @param with figures of all samples
 * @param without figures of all but the outliers
 */
public record Outliers(long count, Distribution with, Distribution without) {

    /** Standard deviations from the mean beyond which a sample is an outlier. */
    public static final double LIMIT_SD = 3;

    /** Outliers of {@code samples}; empty if there are none. */
    public static Optional<Outliers> of(double[] samples) {
        Optional<Distribution> with = Distribution.of(samples);
        if (with.isEmpty() || with.get().sd().isEmpty()) {
            return Optional.empty();
        }
        double limit = LIMIT_SD * with.get().sd().getAsDouble();
        double mean = with.get().mean();
        double[] kept = Arrays.stream(samples)
                .filter(value -> Math.abs(value - mean) <= limit)
                .toArray();
        return kept.length == samples.length
                ? Optional.empty()
                : Distribution.of(kept).map(without -> new Outliers(samples.length - kept.length, with.get(), without));
    }
}
