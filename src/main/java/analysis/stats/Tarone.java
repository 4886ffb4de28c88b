package analysis.stats;

/**
 * Tarone's version of the Bonferroni correction for exact tests of counts (Biometrics 46, 1990): it counts only tests
 * that can reach significance.
 */
public final class Tarone {

    private Tarone() {}

    /**
     * Level of each test with which the probability of any false alarm is at most {@code alpha}.
     *
     * @param smallest smallest possible p-value of each test
     * @return {@code alpha} / K for the smallest K that has at most K tests able to reach {@code alpha} / K
     */
    public static double level(double alpha, double[] smallest) {
        int k = 1;
        while (able(alpha / k, smallest) > k) {
            k++;
        }
        return alpha / k;
    }

    private static int able(double level, double[] smallest) {
        int able = 0;
        for (double p : smallest) {
            able += p <= level ? 1 : 0;
        }
        return able;
    }
}
