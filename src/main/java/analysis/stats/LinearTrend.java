package analysis.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Straight line through equidistant values by least squares, with the confidence interval of its slope from Student's t
 * with n - 2 degrees of freedom (Draper and Smith, "Applied Regression Analysis", 1998, section 1.4). Assumes
 * independent deviations from the line.
 *
 * @param slope change from one value to the next, in their unit
 * @param low lower limit of its 95 % confidence interval
 * @param high upper limit
 * @param mean mean of the values
 */
public record LinearTrend(double slope, double low, double high, double mean) {

    private static final double TWO_SIDED = 0.025;

    /** Trend of {@code values}; empty for fewer than three, since two always lie on a line. */
    public static Optional<LinearTrend> of(double[] values) {
        int count = values.length;
        if (count < 3) {
            return Optional.empty();
        }
        LeastSquares line =
                LeastSquares.of(IntStream.range(0, count).asDoubleStream().toArray(), values);
        double standardError = Math.sqrt(line.products(0) / (count - 2) / line.squaresX());
        double half = -TDistribution.of(count - 2).inverseCumulativeProbability(TWO_SIDED) * standardError;
        double mean = Arrays.stream(values).average().orElseThrow();
        return Optional.of(new LinearTrend(line.slope(), line.slope() - half, line.slope() + half, mean));
    }

    /** Whether the values rise or fall beyond chance: the interval of the slope excludes 0. */
    public boolean isShown() {
        return low > 0 || high < 0;
    }
}
