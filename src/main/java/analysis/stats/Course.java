package analysis.stats;

import java.util.Arrays;

/**
 * What a {@link Trend} is fitted to: the means of batches of neighbouring values, for looking at.
 *
 * @param x ascending
 * @param y as many
 */
public record Course(double[] x, double[] y) {

    /** The line of {@code trend} at {@code at}: it runs through the mean of all. */
    public double fitted(Trend trend, double at) {
        return mean(y) + trend.slope() * (at - mean(x));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
