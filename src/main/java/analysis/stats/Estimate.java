package analysis.stats;

/**
 * Estimate of a positive statistic of one sample on the logarithmic scale, with its sampling variation.
 *
 * @param log natural logarithm of the statistic
 * @param draws logarithms of the statistic of {@link Bootstrap#RESAMPLES} resamples
 * @param freedom degrees of freedom behind the spread of {@code draws}: how certain that spread itself is
 * @param size number of independent values that the sample is worth
 */
public record Estimate(double log, double[] draws, double freedom, double size) {

    /** Variance of the draws. */
    double variance() {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < draws.length; i++) {
            double delta = draws[i] - mean;
            mean += delta / (i + 1);
            squares += delta * (draws[i] - mean);
        }
        return squares / (draws.length - 1);
    }
}
