package analysis.verdict;

import analysis.stats.LogRatio;
import analysis.stats.Metric.Better;
import analysis.stats.ModeEdge;
import analysis.verdict.policy.Limit;
import analysis.verdict.policy.Rule;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Rules that give one figure its level, from the size of its change and the precision with which that is known. {@code
 * docs/adr/0003-verdicts.md} has the reasons.
 *
 * <ul>
 *   <li>FAIL: worse than the FAIL limit, and both the interval and the count of values beyond the limit exclude "no change".
 *   <li>INCONCLUSIVE: worse than the FAIL limit without that proof, if the figure is the most precise one of its metric, or if there is
 *       proof at the {@code doubt} level; or the metric's most precise figure does not exclude a regression of {@value #MARGIN} times the
 *       FAIL limit (p-value above {@value #DOUBT}).
 *   <li>WARN: worse than the WARN or the FAIL limit, and the interval at the {@code doubt} level excludes "no change": a warning is cheaper
 *       than a failed build, but nobody reads one that chance causes every other day.
 *   <li>IMPROVED: better by more than the WARN limit, and the interval excludes "no change".
 *   <li>PASS: the rest. So a metric passes only where its most precise figure makes a regression of that size improbable. Where it does not
 *       exclude one (p-value above {@value #MISS_WITHIN_WARN}, or above {@value #MISS} for a figure beyond the WARN limit), the row says
 *       how many generations would. A tail percentile is two to four times less precise, so its straying without proof means nothing.
 * </ul>
 *
 * @param alpha significance level of a proof
 * @param doubt significance level of a doubt: {@link #DOUBTS} times {@code alpha}
 * @param strict whether the limits apply without a significance test
 */
record Judge(double alpha, double doubt, boolean strict) {

    /** Ratio of the level of a doubt to that of a proof. */
    static final double DOUBTS = 5;

    /** Size of the regression that a PASS excludes, in FAIL limits. */
    static final double MARGIN = 1.5;

    /** Largest p-value of such a regression for a PASS without reserve, if the figure is within the WARN limit. */
    static final double MISS_WITHIN_WARN = 0.05;

    /** The same, if the figure is between the WARN and the FAIL limit. */
    static final double MISS = 0.01;

    /** Largest p-value of such a regression for a PASS. */
    static final double DOUBT = 0.20;

    /**
     * Evidence about the change of a figure.
     *
     * @param change positive where the figure grew
     * @param counted p-value of the count of values beyond the limit; 0 for a figure that is not computed from single values
     * @param leading whether no more precise figure of the same metric and series has been decided
     * @param betweenRuns part of the change's variance that more generations do not reduce
     */
    record Evidence(LogRatio change, double counted, boolean leading, double betweenRuns) {}

    /**
     * Judgement of a figure.
     *
     * @param reason one sentence
     * @param growth factor by which the generations would have to grow to decide; absent if decided, infinite if only more runs help
     */
    record Ruling(Level level, String reason, OptionalDouble growth) {
        static Ruling of(Level level, String reason) {
            return new Ruling(level, reason, OptionalDouble.empty());
        }

        /** Generations needed, rounded up to two digits; empty if no number is known to be enough. */
        OptionalLong generations(int now) {
            if (growth.isEmpty() || growth.getAsDouble() > MOST_GROWTH) {
                return OptionalLong.empty();
            }
            double needed = Math.max(now + 1.0, growth.getAsDouble() * now);
            double digit = Math.pow(10, Math.max(0, Math.floor(Math.log10(needed)) - 1));
            return OptionalLong.of((long) (Math.ceil(needed / digit) * digit));
        }
    }

    /** Largest growth factor for which a number of generations is more than a guess. */
    private static final double MOST_GROWTH = 50;

    /** Reserve factor for the uncertainty of the spread itself. */
    private static final double RESERVE = 1.15;

    /** Judges a figure. */
    Ruling judge(Rule rule, Evidence evidence) {
        boolean rises = rises(rule);
        LogRatio worse = rises ? evidence.change() : evidence.change().inverse();
        double failAt = failAt(rule);
        double warnAt = rule.warn()
                .map(limit -> rises ? limit.logUp() : limit.logDown())
                .orElse(Double.POSITIVE_INFINITY);
        if (worse.log() > failAt) {
            return beyond(evidence, worse, failAt);
        }
        if (worse.log() > warnAt && (strict || worse.low(doubt) > 0)) {
            return Ruling.of(Level.WARN, "Worse than the warning limit" + (strict ? "." : ", and not by chance."));
        }
        if (!strict && rule.fail().isPresent() && evidence.leading()) {
            double regression = Math.log1p(MARGIN * Math.expm1(failAt));
            double p = worse.pValueOfAtLeast(regression);
            if (p > (worse.log() > warnAt ? MISS : MISS_WITHIN_WARN)) {
                return new Ruling(
                        p > DOUBT ? Level.INCONCLUSIVE : Level.PASS,
                        String.format(
                                Locale.ROOT,
                                "Within the limit, but a regression of %.0f %% cannot be excluded with so few samples.",
                                100 * (rises ? Math.expm1(regression) : -Math.expm1(-regression))),
                        growth(evidence, worse, failAt));
            }
        }
        return better(rule, worse, rises);
    }

    private Ruling beyond(Evidence evidence, LogRatio worse, double failAt) {
        if (strict) {
            return Ruling.of(Level.FAIL, "Worse than the limit (--strict, no test for chance).");
        }
        if (worse.low(alpha) > 0 && evidence.counted() <= alpha) {
            return Ruling.of(Level.FAIL, "Worse than the limit, and not by chance.");
        }
        if (evidence.leading() || worse.low(doubt) > 0 && evidence.counted() <= doubt) {
            return new Ruling(
                    Level.INCONCLUSIVE,
                    "Worse than the limit, but chance alone can do that with so few samples.",
                    growth(evidence, worse, failAt));
        }
        if (worse.low(doubt) > 0) {
            return Ruling.of(
                    Level.WARN,
                    "The interval is worse than the limit, but too few values lie beyond the limit for the count"
                            + " test.");
        }
        return Ruling.of(
                Level.PASS,
                "Beyond the limit, but with so few values in the tail it can be chance; the metric's most precise"
                        + " figure decides.");
    }

    /**
     * Judges a percentile on the edge between two groups of values.
     *
     * @param change of the percentile; positive where it grew
     */
    Ruling judge(Rule rule, LogRatio change, ModeEdge edge) {
        LogRatio worse = rises(rule) ? change : change.inverse();
        String groups = String.format(
                Locale.ROOT,
                "Between two groups of values, so their shares are compared: %.1f %% in the worse group, %.1f %%"
                        + " in the baseline",
                100 * edge.now(),
                100 * edge.before());
        if (!(worse.log() > failAt(rule))) {
            return Ruling.of(Level.PASS, groups + ".");
        }
        double p = edge.test().pValue();
        if (strict || p <= alpha) {
            return Ruling.of(Level.FAIL, groups + (strict ? "." : "; not by chance."));
        }
        return Ruling.of(p <= doubt ? Level.INCONCLUSIVE : Level.PASS, groups + "; this can be chance.");
    }

    private Ruling better(Rule rule, LogRatio worse, boolean rises) {
        boolean proven = strict || worse.high(alpha) < 0;
        Limit limit = rule.warn().or(rule::fail).orElseThrow();
        if (limit.direction() == Limit.Direction.EITHER) {
            double other = rises ? limit.logDown() : limit.logUp();
            return proven && worse.log() < -other
                    ? Ruling.of(Level.WARN, "Changed for the better by more than expected: is it still the same work?")
                    : pass();
        }
        double mirrored = rises ? limit.logUp() : limit.logDown();
        return proven && worse.log() < -mirrored ? Ruling.of(Level.IMPROVED, "Better, and not by chance.") : pass();
    }

    private static Ruling pass() {
        return Ruling.of(Level.PASS, "Within the limits.");
    }

    /** Whether a rise is worse. */
    static boolean rises(Rule rule) {
        return rule.measure().better() != Better.HIGHER;
    }

    /** FAIL limit on the logarithm of the change for the worse; infinite if there is none. */
    static double failAt(Rule rule) {
        return rule.fail()
                .map(limit -> rises(rule) ? limit.logUp() : limit.logDown())
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Growth after which any change beyond the limit is significant, whatever the figure turns out to be. */
    private OptionalDouble growth(Evidence evidence, LogRatio worse, double failAt) {
        return OptionalDouble.of(LogRatio.generationsFactor(
                                Math.max(worse.below(), worse.above()),
                                failAt / worse.critical(alpha),
                                evidence.betweenRuns())
                        .orElse(Double.POSITIVE_INFINITY)
                * RESERVE);
    }
}
