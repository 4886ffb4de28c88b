package analysis.stats;

import java.util.Arrays;

/**
 * Batch means that a {@link Trend} is fitted to, for a chart.
 *
 * @param x ascending
 * @param y one for each of {@code x}
 */
public record Course(double[] x, double[] y) {

    /** Value of the line of {@code trend} at x = {@code at}. */
    public double fitted(Trend trend, double at) {
        return mean(y) + trend.slope() * (at - mean(x));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
