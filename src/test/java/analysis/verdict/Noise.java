package analysis.verdict;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** How the times of generations vary. */
enum Noise {
    SIGMA_20("log-normal σ 0.2", 200, 0.2),
    SIGMA_30("log-normal σ 0.3", 200, 0.3),
    SIGMA_50("log-normal σ 0.5", 200, 0.5),
    /** Student's t with 3 degrees of freedom on the logarithm. */
    HEAVY("heavy tail", 200, 0.2) {
        @Override
        double log(double gaussian) {
            // The copula keeps the dependence of the Gaussian series whatever the shape.
            return 0.2
                    * TDistribution.of(3)
                            .inverseCumulativeProbability(
                                    NormalDistribution.of(0, 1).cumulativeProbability(gaussian));
        }
    },
    /** A cache that misses: one in ten takes twenty times as long. */
    MISSES_10("σ 0.2, 10 % take 20 times as long", 200, 0.2) {
        @Override
        double value(double gaussian, double uniform, double factor) {
            return super.value(gaussian, uniform, uniform < 0.10 ? 20 * factor : factor);
        }
    },
    /** The same at 4.8 %, so that P95 lies on the edge. */
    MISSES_5("σ 0.2, 4.8 % take 20 times as long", 200, 0.2) {
        @Override
        double value(double gaussian, double uniform, double factor) {
            return super.value(gaussian, uniform, uniform < 0.048 ? 20 * factor : factor);
        }
    },
    /** A server that answers at the ticks of a clock of 10 ms; 5 % of its answers are above 45 ms, shown as 50 ms. */
    STEPS("σ 0.2 in steps of 10 ms, P95 on an edge", 45 * Math.exp(-0.2 * 1.6449), 0.2) {
        @Override
        double value(double gaussian, double uniform, double factor) {
            return 10 * Math.max(1, Math.rint(super.value(gaussian, uniform, factor) / 10));
        }
    };

    private final String label;
    private final double median;
    private final double sigma;

    Noise(String label, double median, double sigma) {
        this.label = label;
        this.median = median;
        this.sigma = sigma;
    }

    String label() {
        return label;
    }

    double log(double gaussian) {
        return sigma * gaussian;
    }

    /**
     * A time, ms.
     *
     * @param gaussian standard normal
     * @param uniform decides between modes
     * @param factor on the time
     */
    double value(double gaussian, double uniform, double factor) {
        return median * factor * Math.exp(log(gaussian));
    }
}
