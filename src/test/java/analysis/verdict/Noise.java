package analysis.verdict;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How the times of generations vary.
 *
 * @param label in tables
 * @param median ms
 * @param factor of a standard normal number: a copula keeps the dependence of a Gaussian series whatever the shape
 * @param slow share of those that take {@code slower} times as long, 0 to 1: a cache that misses
 * @param slower factor on those
 * @param stepMs of the clock at whose ticks the server answers; 0: any time
 */
record Noise(String label, double median, DoubleUnaryOperator factor, double slow, double slower, double stepMs) {

    private static final double MEDIAN_MS = 200;
    private static final double P95 = 1.6449;

    static final Noise SIGMA_20 = logNormal(0.2);
    static final Noise SIGMA_30 = logNormal(0.3);
    static final Noise SIGMA_50 = logNormal(0.5);

    /** Student's t with 3 degrees of freedom on the logarithm. */
    static final Noise HEAVY = of(
            "heavy tail",
            gaussian -> Math.exp(0.2 * TDistribution.of(3).inverseCumulativeProbability(uniform(gaussian))));

    /** One in ten takes twenty times as long. */
    static final Noise MISSES_10 = SIGMA_20.with(0.10, 20);

    /** The same at 4.8 %, so that P95 lies on the edge. */
    static final Noise MISSES_5 = SIGMA_20.with(0.048, 20);

    /** A server that answers at the ticks of a clock of 10 ms; 5 % of its answers are above 45 ms, shown as 50 ms. */
    static final Noise STEPS =
            new Noise("σ 0.2 in steps of 10 ms, P95 on an edge", 45 * Math.exp(-0.2 * P95), SIGMA_20.factor, 0, 1, 10);

    static Noise logNormal(double sigma) {
        return of("log-normal σ " + sigma, gaussian -> Math.exp(sigma * gaussian));
    }

    /** @param shape the smaller, the more it varies: 1 / √shape is the coefficient of variation */
    static Noise gamma(double shape) {
        GammaDistribution distribution = GammaDistribution.of(shape, 1);
        double median = distribution.inverseCumulativeProbability(0.5);
        return of("gamma " + shape, gaussian -> distribution.inverseCumulativeProbability(uniform(gaussian)) / median);
    }

    private static Noise of(String label, DoubleUnaryOperator factor) {
        return new Noise(label, MEDIAN_MS, factor, 0, 1, 0);
    }

    private static double uniform(double gaussian) {
        return NormalDistribution.of(0, 1).cumulativeProbability(gaussian);
    }

    /** Of which {@code share} take {@code times} as long. */
    Noise with(double share, double times) {
        String what = label.replace("log-normal ", "") + ", " + round(100 * share) + " % take " + round(times)
                + " times as long";
        return new Noise(what, median, factor, share, times, stepMs);
    }

    private static String round(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /**
     * A time, ms.
     *
     * @param gaussian standard normal
     * @param uniform decides between modes
     * @param scale on the time
     */
    double value(double gaussian, double uniform, double scale) {
        double ms = median * scale * factor.applyAsDouble(gaussian) * (uniform < slow ? slower : 1);
        return stepMs > 0 ? stepMs * Math.max(1, Math.rint(ms / stepMs)) : ms;
    }

    @Override
    public String toString() {
        return label;
    }
}
