package analysis.verdict;

/**
 * A relative change with its confidence limits; 0.2 is 20 % more than the baseline, whatever direction is better.
 *
 * @param low all lower limits of a verdict hold together with the confidence of the policy
 * @param high all upper limits of a verdict hold together with the confidence of the policy
 */
public record Interval(double change, double low, double high) {}
