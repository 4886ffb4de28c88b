package analysis.stats;

import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Effect size without a unit: the probability that a value of one sample exceeds one of another, with ties counted half
 * (McGraw and Wong, "A Common Language Effect Size Statistic", Psychological Bulletin 111, 1992; the A of Vargha and
 * Delaney, 2000). 0.5 is no difference.
 */
public final class Superiority {

    private Superiority() {}

    /** Probability, 0 to 1, that a value of {@code a} exceeds one of {@code b}; neither may be empty. */
    public static double of(double[] a, double[] b) {
        return MannWhitneyUTest.withDefaults().statistic(a, b) / a.length / b.length;
    }
}
