package analysis.stats;

/**
 * Mean difference of paired values of sides B and A, in their unit.
 *
 * @param mean mean of B - A; below 0 if B's values are smaller
 * @param low lower limit of its 95 % confidence interval
 * @param high upper limit
 * @param pairs number of pairs
 */
public record MeanDifference(double mean, double low, double high, int pairs) {

    /** Whether the interval excludes 0. */
    public boolean isShown() {
        return low > 0 || high < 0;
    }
}
