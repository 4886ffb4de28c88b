package analysis.stats;

import java.util.Arrays;

/**
 * How many independent values a series of dependent ones is worth. Generations that ran one after the other share the
 * server's queue and caches, so a thousand of them tell less than a thousand unrelated ones.
 *
 * <p>n / (1 + 2 Σ w(k) r(k)), with r the autocorrelation at lag k of what the statistic depends on (for a percentile:
 * whether a value lies beyond it), and Bartlett's weights w(k) = 1 - k/(L+1) up to L = ⌈n^⅓⌉: Newey and West, "A Simple,
 * Positive Semi-definite, Heteroskedasticity and Autocorrelation Consistent Covariance Matrix", Econometrica 55 (1987).
 */
final class EffectiveSize {

    private static final double SMALLEST_SHARE = 0.05;

    private EffectiveSize() {}

    /**
     * The effective size of a sample for one of its statistics.
     *
     * @param inOrder the values in order of time, at least one
     * @param value of the statistic for them
     * @return at most their count, and at least a twentieth of it
     */
    static double of(double[] inOrder, Statistic statistic, double value) {
        double[] influence = statistic instanceof Statistic.Percentile
                ? Arrays.stream(inOrder).map(x -> x > value ? 1 : 0).toArray()
                : inOrder;
        int n = inOrder.length;
        double inflation = inflation(influence);
        return n / Math.min(Math.max(inflation, 1), 1 / SMALLEST_SHARE);
    }

    private static double inflation(double[] x) {
        int n = x.length;
        double mean = Arrays.stream(x).average().orElseThrow();
        double[] centred = Arrays.stream(x).map(v -> v - mean).toArray();
        double variance = product(centred, 0);
        if (variance == 0) {
            return 1;
        }
        int lags = Math.min((int) Math.ceil(Math.cbrt(n)), n - 1);
        double inflation = 1;
        for (int lag = 1; lag <= lags; lag++) {
            inflation += 2 * (1 - lag / (lags + 1.0)) * product(centred, lag) / variance;
        }
        return inflation;
    }

    private static double product(double[] centred, int lag) {
        double sum = 0;
        for (int i = lag; i < centred.length; i++) {
            sum += centred[i] * centred[i - lag];
        }
        return sum;
    }
}
