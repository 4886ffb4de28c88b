package analysis.stats;

import java.util.Arrays;

/**
 * Straight line through points by ordinary least squares.
 *
 * @param slope change of y per unit of x
 * @param squaresX sum of squared deviations of x from its mean
 * @param residuals deviation of each y from the line
 */
record LeastSquares(double slope, double squaresX, double[] residuals) {

    /** @param y one for each of {@code x}; the slope is NaN if all x are equal */
    static LeastSquares of(double[] x, double[] y) {
        double[] dx = centred(x);
        double[] dy = centred(y);
        double squaresX = products(dx, dx, 0);
        double slope = products(dx, dy, 0) / squaresX;
        double[] residuals = new double[dx.length];
        for (int i = 0; i < dx.length; i++) {
            residuals[i] = dy[i] - slope * dx[i];
        }
        return new LeastSquares(slope, squaresX, residuals);
    }

    /** Sum of products of residuals {@code lag} apart; of their squares for 0. */
    double products(int lag) {
        return products(residuals, residuals, lag);
    }

    private static double[] centred(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double middle = mean;
        return Arrays.stream(values).map(value -> value - middle).toArray();
    }

    private static double products(double[] a, double[] b, int lag) {
        double sum = 0;
        for (int i = lag; i < a.length; i++) {
            sum += a[i - lag] * b[i];
        }
        return sum;
    }
}
