package analysis.stats;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Slope of a time series, such as memory over time, with a confidence interval that allows for serial dependence.
 *
 * <p>Method: means of at most {@value #BATCHES} batches of neighbouring values (batch means: A. M. Law, Simulation
 * Modeling and Analysis, 5th ed., 9.5.3); ordinary least squares on them; the number of batches replaced by their
 * effective number {@code n (1 - r) / (1 + r)}, with r the correlation of neighbouring residuals (B. D. Santer et al.,
 * Journal of Geophysical Research 105 (2000) 7337, equations 3 to 6), and r corrected for its own bias, of about {@code
 * -(2 + 4 r) / n} around a fitted line (J. Kang et al., Statistica Sinica 13 (2003)). {@code TrendTest} checks it with
 * series of known slope.
 *
 * @param slope change of y per unit of x
 * @param low lower end of the interval; minus infinity if the values are too few or too dependent to tell
 * @param high upper end of the interval; infinity likewise
 * @param values number of values
 */
public record Trend(double slope, double low, double high, int values) {

    /** Confidence of the interval. */
    public static final double CONFIDENCE = 0.99;

    /** Fewest values for a trend. */
    public static final int MIN_VALUES = 20;

    private static final int BATCHES = 30;
    /** Relative rounding error of the sums, with a wide margin. */
    private static final double ROUNDING = 1e-12;

    /** Fewest effective values, which leave one degree of freedom for the scatter around the line. */
    private static final double MIN_EFFECTIVE = 3;

    /**
     * Trend of {@code y} over {@code x}.
     *
     * @param x in order of time, never falling
     * @param y one for each of {@code x}
     * @return empty for fewer than {@link #MIN_VALUES} values or if all x are equal
     */
    public static Optional<Trend> of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }
        if (x.length < MIN_VALUES) {
            return Optional.empty();
        }
        LeastSquares line = LeastSquares.of(batchMeans(x), batchMeans(y));
        if (line.squaresX() == 0) {
            return Optional.empty();
        }
        double half = halfWidth(line, ROUNDING * largest(y));
        return Optional.of(new Trend(line.slope(), line.slope() - half, line.slope() + half, x.length));
    }

    /** Batch means that {@link #of} fits a line to; the values themselves if there are few. */
    public static Course course(double[] x, double[] y) {
        return new Course(batchMeans(x), batchMeans(y));
    }

    /** Whether both ends of the interval are finite. */
    public boolean isBounded() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    /** Whether y certainly grows. */
    public boolean rises() {
        return low > 0;
    }

    /** Whether y certainly shrinks. */
    public boolean falls() {
        return high < 0;
    }

    private static double halfWidth(LeastSquares line, double rounding) {
        int n = line.residuals().length;
        double squares = line.products(0);
        if (squares <= n * rounding * rounding) {
            return rounding * Math.sqrt(n / line.squaresX()); // a straight line
        }
        double r = line.products(1) / squares;
        double corrected = Math.max(0, (r + 2.0 / n) / (1 - 4.0 / n));
        double effective = n * (1 - corrected) / (1 + corrected);
        if (effective <= MIN_EFFECTIVE) {
            return Double.POSITIVE_INFINITY;
        }
        double freedom = effective - 2;
        double t = TDistribution.of(freedom).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
        return t * Math.sqrt(squares / freedom / line.squaresX());
    }

    /** Means of neighbouring values in batches of nearly equal size. */
    private static double[] batchMeans(double[] values) {
        int batches = Math.min(BATCHES, values.length);
        double[] means = new double[batches];
        for (int batch = 0; batch < batches; batch++) {
            int from = (int) ((long) batch * values.length / batches);
            int to = (int) ((long) (batch + 1) * values.length / batches);
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += values[i];
            }
            means[batch] = sum / (to - from);
        }
        return means;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
