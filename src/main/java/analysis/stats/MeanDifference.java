package analysis.stats;

/**
 * By how much values are larger on side B than their partners on side A, on average, in their unit.
 *
 * @param mean of B - A; below 0 where B's are smaller
 * @param low lower limit of its 95 % confidence interval
 * @param high upper limit
 * @param pairs behind it
 */
public record MeanDifference(double mean, double low, double high, int pairs) {

    /** Whether the interval excludes that there is none. */
    public boolean isShown() {
        return low > 0 || high < 0;
    }
}
