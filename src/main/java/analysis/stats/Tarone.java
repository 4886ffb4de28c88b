package analysis.stats;

import java.util.Collection;

/**
 * Bonferroni's correction for many exact tests of counts, by Tarone (Biometrics 46, 1990): only tests that could reach
 * significance at all are counted.
 */
public final class Tarone {

    private Tarone() {}

    /**
     * The level each test is made at so that any false alarm among all has at most probability {@code alpha}.
     *
     * @return {@code alpha} / K for the smallest K that has at most K tests able to reach {@code alpha} / K
     */
    public static double level(double alpha, Collection<ErrorTest> tests) {
        int k = 1;
        while (able(alpha / k, tests) > k) {
            k++;
        }
        return alpha / k;
    }

    private static long able(double level, Collection<ErrorTest> tests) {
        return tests.stream().filter(test -> test.smallestPValue() <= level).count();
    }
}
