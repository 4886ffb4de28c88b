package analysis.stats;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The logarithm of current / baseline of one statistic, with its uncertainty.
 *
 * <p>The draws of both sides are subtracted, and their spread is read off at the 0.6 and 99.4 % points (2.5 standard
 * deviations of a normal distribution) on each side by itself, since the spread of a tail percentile is lopsided.
 * Evidence far out is extrapolated from there with Student's t, whose degrees of freedom combine the two sides' by Welch
 * and Satterthwaite (Satterthwaite, Biometrics Bulletin 2, 1946): thousands of resamples say nothing of one in ten
 * thousand, which is what a verdict over many rows asks for.
 *
 * @param log of the ratio; 0: no change
 * @param below standard error towards smaller ratios
 * @param above standard error towards larger ratios
 * @param freedom degrees of freedom of both
 */
public record LogRatio(double log, double below, double above, double freedom) {

    /** Where the spread is read off, in standard deviations; calibrated with the operating curve. */
    private static final double DEVIATIONS = 2.5;

    private static final double TAIL_PERCENT = 100 * NormalDistribution.of(0, 1).survivalProbability(DEVIATIONS);

    /**
     * Compares a run with a baseline.
     *
     * @param baseline one estimate per run of the baseline, at least one; their geometric mean counts
     * @param current the run to judge
     * @param spread how much runs of an unchanged server differ beyond what their own samples explain
     * @param correlation of both sides, 0 to 1, see {@link TwoSides#correlation}; 0 for more than one run
     */
    public static LogRatio of(
            List<Estimate> baseline, Estimate current, RunSpread spread, double correlation, long seed) {
        int runs = baseline.size();
        double log = current.log()
                - baseline.stream().mapToDouble(Estimate::log).average().orElseThrow();
        double betweenRuns = spread.sd() * Math.sqrt(1 + 1.0 / runs);
        ZigguratSampler.NormalizedGaussian gaussian =
                ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
        double[] draws = current.draws().clone();
        for (Estimate run : baseline) {
            for (int i = 0; i < draws.length; i++) {
                draws[i] -= run.draws()[i] / runs;
            }
        }
        double common = common(baseline, current, correlation);
        if (common < 1) {
            double middle = Percentiles.of(draws, 50)[0];
            for (int i = 0; i < draws.length; i++) {
                draws[i] = middle + common * (draws[i] - middle);
            }
        }
        if (betweenRuns > 0) {
            for (int i = 0; i < draws.length; i++) {
                draws[i] += betweenRuns * gaussian.sample();
            }
        }
        double[] spreads = halfWidths(draws);
        return new LogRatio(
                log,
                spreads[0],
                spreads[1],
                welch(baseline, current, common, betweenRuns * betweenRuns, spread.freedom()));
    }

    /** The standard error of a difference of correlated sides, as a share of that of independent ones. */
    private static double common(List<Estimate> baseline, Estimate current, double correlation) {
        if (correlation == 0) {
            return 1;
        }
        double then = baseline.get(0).variance();
        double now = current.variance();
        return then + now == 0 ? 1 : Math.sqrt(1 - 2 * correlation * Math.sqrt(then * now) / (then + now));
    }

    /** The same of sides that have nothing in common. */
    public static LogRatio of(List<Estimate> baseline, Estimate current, RunSpread spread, long seed) {
        return of(baseline, current, spread, 0, seed);
    }

    /** A single sample against a fixed limit. */
    public static LogRatio of(Estimate current, double limit) {
        double[] spreads = halfWidths(current.draws());
        return new LogRatio(current.log() - Math.log(limit), spreads[0], spreads[1], current.freedom());
    }

    private static double[] halfWidths(double[] draws) {
        double[] at = Percentiles.of(draws, TAIL_PERCENT, 50, 100 - TAIL_PERCENT);
        return new double[] {(at[1] - at[0]) / DEVIATIONS, (at[2] - at[1]) / DEVIATIONS};
    }

    /** What the samples leave open is read off one shape, so its freedom is not theirs together but the smallest. */
    private static double welch(
            List<Estimate> baseline, Estimate current, double common, double betweenRuns, double betweenRunsFreedom) {
        double share = 1.0 / baseline.size();
        double samples = current.variance();
        double freedom = current.freedom();
        for (Estimate run : baseline) {
            samples += run.variance() * share * share;
            freedom = Math.min(freedom, run.freedom());
        }
        samples *= common * common;
        double weighted = square(samples) / freedom + square(betweenRuns) / betweenRunsFreedom;
        return weighted == 0 ? Double.POSITIVE_INFINITY : square(samples + betweenRuns) / weighted;
    }

    private static double square(double x) {
        return x * x;
    }

    /** The ratio the other way round: baseline / current. */
    public LogRatio inverse() {
        return new LogRatio(-log, above, below, freedom);
    }

    /** The lower confidence limit: the true value lies below it with probability {@code alpha}, one-sided. */
    public double low(double alpha) {
        return log - critical(alpha) * below;
    }

    /** The upper confidence limit: the true value lies above it with probability {@code alpha}, one-sided. */
    public double high(double alpha) {
        return log + critical(alpha) * above;
    }

    /** How probable a value this small or smaller is, if the true value were {@code log}: one-sided p-value. */
    public double pValueOfAtLeast(double truth) {
        if (above == 0) {
            return log >= truth ? 1 : 0;
        }
        return TDistribution.of(freedom).cumulativeProbability((log - truth) / above);
    }

    /** Standard errors that {@link #low} and {@link #high} lie from the estimate. */
    public double critical(double alpha) {
        return -TDistribution.of(freedom).inverseCumulativeProbability(alpha);
    }

    /** The ratio as a relative change: 0.2 is 20 % more. */
    public double change() {
        return Math.expm1(log);
    }

    /**
     * How many times as many generations would bring a standard error down to what is needed.
     *
     * @param standardError now
     * @param needed positive
     * @param betweenRuns part of the variance that more generations do not reduce
     * @return empty if no number of generations can: more runs are needed
     */
    public static OptionalDouble generationsFactor(double standardError, double needed, double betweenRuns) {
        double reducible = Math.max(standardError * standardError - betweenRuns, 0);
        double room = needed * needed - betweenRuns;
        return room > 0 ? OptionalDouble.of(reducible / room) : OptionalDouble.empty();
    }
}
