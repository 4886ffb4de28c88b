package analysis.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * The samples farther than three standard deviations from the mean, and the figures with and without them.
 *
 * @param count how many there are
 * @param with figures of all samples
 * @param without figures of the others
 */
public record Outliers(long count, Distribution with, Distribution without) {

    /** Beyond this many standard deviations a sample is marked. */
    public static final double LIMIT_SD = 3;

    /** Empty if no sample is so far away: then there is nothing to leave out. */
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
