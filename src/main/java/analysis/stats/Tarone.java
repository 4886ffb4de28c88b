package analysis.stats;

/**
 * Bonferroni's correction for many exact tests of counts, by Tarone (Biometrics 46, 1990): only tests that could reach
 * significance at all are counted.
 */
public final class Tarone {

    private Tarone() {}

    /**
     * The level each test is made at so that any false alarm among all has at most probability {@code alpha}.
     *
     * @param smallest the smallest p-value that each test can have at all
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
