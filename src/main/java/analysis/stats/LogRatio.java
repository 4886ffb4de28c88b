package analysis.stats;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Logarithm of current / baseline of one statistic, with its uncertainty.
 *
 * <p>The draws of both sides are subtracted. The spread is read at the 0.6 and 99.4 % points (2.5 standard deviations
 * of a normal distribution) on each side separately, since that of a tail percentile is lopsided. A verdict over many
 * rows asks for probabilities of one in ten thousand, which thousands of resamples cannot show, so the tails are
 * extrapolated by Student's t with the degrees of freedom of Welch and Satterthwaite (Satterthwaite, Biometrics
 * Bulletin 2, 1946).
 *
 * @param log logarithm of the ratio; 0 for no change
 * @param below standard error towards smaller ratios
 * @param above standard error towards larger ratios
 * @param freedom degrees of freedom of both errors
 */
public record LogRatio(double log, double below, double above, double freedom) {

    /** Point at which the spread is read, in standard deviations; calibrated with the operating curve. */
    private static final double DEVIATIONS = 2.5;

    private static final double TAIL_PERCENT = 100 * NormalDistribution.of(0, 1).survivalProbability(DEVIATIONS);

    /**
     * Compares a run with a baseline.
     *
     * @param baseline one estimate per run of the baseline, at least one; compared by their geometric mean
     * @param current the run to judge
     * @param spread run-to-run spread of an unchanged server beyond what its samples explain
     * @param correlation correlation of both sides, 0 to 1, see {@link TwoSides#correlation}; 0 for more than one run
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

    /** Standard error of the difference of correlated sides, relative to that of independent ones. */
    private static double common(List<Estimate> baseline, Estimate current, double correlation) {
        if (correlation == 0) {
            return 1;
        }
        double then = baseline.get(0).variance();
        double now = current.variance();
        return then + now == 0 ? 1 : Math.sqrt(1 - 2 * correlation * Math.sqrt(then * now) / (then + now));
    }

    /** Compares a run with an uncorrelated baseline. */
    public static LogRatio of(List<Estimate> baseline, Estimate current, RunSpread spread, long seed) {
        return of(baseline, current, spread, 0, seed);
    }

    /** Compares a single sample with a fixed limit. */
    public static LogRatio of(Estimate current, double limit) {
        double[] spreads = halfWidths(current.draws());
        return new LogRatio(current.log() - Math.log(limit), spreads[0], spreads[1], current.freedom());
    }

    private static double[] halfWidths(double[] draws) {
        double[] at = Percentiles.of(draws, TAIL_PERCENT, 50, 100 - TAIL_PERCENT);
        return new double[] {(at[1] - at[0]) / DEVIATIONS, (at[2] - at[1]) / DEVIATIONS};
    }

    /** Degrees of freedom. The samples share one shape, so their part has the smallest of theirs, not the sum. */
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

    /** Inverse ratio: baseline / current. */
    public LogRatio inverse() {
        return new LogRatio(-log, above, below, freedom);
    }

    /** One-sided lower confidence limit: the true value is below it with probability {@code alpha}. */
    public double low(double alpha) {
        return log - critical(alpha) * below;
    }

    /** One-sided upper confidence limit: the true value is above it with probability {@code alpha}. */
    public double high(double alpha) {
        return log + critical(alpha) * above;
    }

    /** One-sided p-value: probability of a ratio this small or smaller if the true logarithm were {@code truth}. */
    public double pValueOfAtLeast(double truth) {
        if (above == 0) {
            return log >= truth ? 1 : 0;
        }
        return TDistribution.of(freedom).cumulativeProbability((log - truth) / above);
    }

    /** Distance of {@link #low} and {@link #high} from the estimate, in standard errors. */
    public double critical(double alpha) {
        return -TDistribution.of(freedom).inverseCumulativeProbability(alpha);
    }

    /** Relative change: 0.2 is 20 % more. */
    public double change() {
        return Math.expm1(log);
    }

    /**
     * Factor on the number of generations that reduces a standard error to a needed one.
     *
     * @param standardError present one
     * @param needed positive
     * @param betweenRuns part of the variance that more generations do not reduce
     * @return empty if no number of generations suffices and more runs are needed
     */
    public static OptionalDouble generationsFactor(double standardError, double needed, double betweenRuns) {
        double reducible = Math.max(standardError * standardError - betweenRuns, 0);
        double room = needed * needed - betweenRuns;
        return room > 0 ? OptionalDouble.of(reducible / room) : OptionalDouble.empty();
    }
}
