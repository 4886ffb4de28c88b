package analysis.verdict;

import analysis.stats.LogRatio;
import analysis.stats.Metric.Better;
import analysis.stats.RunSpread;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Decides the level of one figure from how much it changed and how well that is known. {@code docs/adr} has the reasons.
 *
 * <ul>
 *   <li>FAIL: worse than the FAIL limit, and the interval excludes no change.
 *   <li>INCONCLUSIVE: worse than the FAIL limit, but the interval does not exclude no change; or a regression of
 *       {@value #MARGIN} times the FAIL limit has a p-value above {@value #DOUBT}.
 *   <li>WARN: worse than the WARN limit, and the interval excludes no change; or such a regression has a p-value above
 *       {@value #MISS_WITHIN_WARN}, {@value #MISS} for a figure beyond the WARN limit.
 *   <li>IMPROVED: better by more than the WARN limit, and the interval excludes no change.
 *   <li>PASS: the rest; so a figure passes only where a regression of that size is excluded.
 * </ul>
 *
 * @param alpha level of each confidence limit
 * @param strict the bare limits, whatever the evidence
 */
record Judge(double alpha, boolean strict) {

    /** A PASS excludes a regression of this many times the FAIL limit. */
    static final double MARGIN = 1.5;

    /** Largest p-value of such a regression for a PASS, if the figure is within the WARN limit. */
    static final double MISS_WITHIN_WARN = 0.05;

    /** Largest p-value of such a regression for a PASS, if the figure is between the WARN and the FAIL limit. */
    static final double MISS = 0.01;

    /** Largest p-value of such a regression for a WARN. */
    static final double DOUBT = 0.20;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * @param level what is said
     * @param reason one sentence
     * @param growth how many times as many generations would decide; absent if decided, infinite if only more runs can
     */
    record Ruling(Level level, String reason, OptionalDouble growth) {
        static Ruling of(Level level, String reason) {
            return new Ruling(level, reason, OptionalDouble.empty());
        }

        /** The generations needed, rounded up to two digits. */
        OptionalLong generations(int now) {
            if (growth.isEmpty() || Double.isInfinite(growth.getAsDouble())) {
                return OptionalLong.empty();
            }
            double needed = Math.max(now + 1.0, growth.getAsDouble() * now);
            double digit = Math.pow(10, Math.max(0, Math.floor(Math.log10(needed)) - 1));
            return OptionalLong.of((long) (Math.ceil(needed / digit) * digit));
        }
    }

    /**
     * Judges a figure.
     *
     * @param change of the figure, in its own direction
     * @param runs of the baseline
     */
    Ruling judge(Rule rule, LogRatio change, RunSpread spread, int runs) {
        boolean rises = rule.measure().better() != Better.HIGHER;
        LogRatio worse = rises ? change : change.inverse();
        double failAt = rule.fail()
                .map(limit -> rises ? limit.logUp() : limit.logDown())
                .orElse(Double.POSITIVE_INFINITY);
        double warnAt = rule.warn()
                .map(limit -> rises ? limit.logUp() : limit.logDown())
                .orElse(Double.POSITIVE_INFINITY);
        double betweenRuns = spread.sd() * spread.sd() * (1 + 1.0 / runs);
        if (worse.log() > failAt) {
            if (strict) {
                return Ruling.of(Level.FAIL, "Worse than the limit (bare, no evidence asked for).");
            }
            return worse.low(alpha) > 0
                    ? Ruling.of(Level.FAIL, "Worse than the limit, and not by chance.")
                    : new Ruling(
                            Level.INCONCLUSIVE,
                            "Worse than the limit, but chance alone can do that with so few generations.",
                            growth(worse.below(), worse.log() / quantile(alpha), betweenRuns));
        }
        if (worse.log() > warnAt && (strict || worse.low(alpha) > 0)) {
            return Ruling.of(Level.WARN, "Worse than the warning limit" + (strict ? "." : ", and not by chance."));
        }
        if (!strict && rule.fail().isPresent()) {
            double regression = Math.log1p(MARGIN * Math.expm1(failAt));
            double p = worse.pValueOfAtLeast(regression);
            double allowed = worse.log() > warnAt ? MISS : MISS_WITHIN_WARN;
            if (p > allowed) {
                double room = (regression - Math.max(worse.log(), 0)) / quantile(allowed);
                return new Ruling(
                        p > DOUBT ? Level.INCONCLUSIVE : Level.WARN,
                        String.format(
                                Locale.ROOT,
                                "Within the limit, but a regression of %.0f %% cannot be excluded with so few generations.",
                                100 * (rises ? Math.expm1(regression) : -Math.expm1(-regression))),
                        growth(worse.above(), room, betweenRuns));
            }
        }
        return better(rule, worse, rises);
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

    /** How many standard errors a one-sided limit at {@code alpha} lies off, for many samples. */
    private static double quantile(double alpha) {
        return NORMAL.inverseSurvivalProbability(alpha);
    }

    private static OptionalDouble growth(double standardError, double needed, double betweenRuns) {
        OptionalDouble factor = LogRatio.generationsFactor(standardError, needed, betweenRuns);
        return OptionalDouble.of(factor.orElse(Double.POSITIVE_INFINITY));
    }
}
