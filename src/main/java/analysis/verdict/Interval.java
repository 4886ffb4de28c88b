package analysis.verdict;

import analysis.stats.LogRatio;

/**
 * Relative change with its confidence limits: 0.2 is 20 % more than the baseline, whichever direction is better. The lower limits of all
 * figures of a verdict hold simultaneously at the policy's confidence, and so do the upper ones.
 */
public record Interval(double change, double low, double high) {

    static Interval of(LogRatio ratio, double alpha) {
        return new Interval(ratio.change(), Math.expm1(ratio.low(alpha)), Math.expm1(ratio.high(alpha)));
    }
}
