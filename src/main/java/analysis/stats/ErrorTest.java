package analysis.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Failures among generations, then and now: exact tests, since failures are few.
 *
 * @param baselineErrors failed generations of the baseline
 * @param baselineTotal all of them
 * @param errors failed generations now
 * @param total all of them
 */
public record ErrorTest(int baselineErrors, int baselineTotal, int errors, int total) {

    public ErrorTest {
        if (baselineErrors < 0 || baselineErrors > baselineTotal || errors < 0 || errors > total) {
            throw new IllegalArgumentException(
                    baselineErrors + " of " + baselineTotal + " and " + errors + " of " + total + " errors");
        }
    }

    /** One-sided p-value of Fisher's exact test that failures became no more frequent. */
    public double pValue() {
        return tail(errors);
    }

    /**
     * The smallest p-value these totals allow: that of all failures falling in the current run. A row that cannot reach
     * significance needs no correction for it (Tarone, "A Modified Bonferroni Method for Discrete Data", Biometrics 46,
     * 1990).
     */
    public double smallestPValue() {
        return tail(Math.min(baselineErrors + errors, total));
    }

    private double tail(int atLeast) {
        if (atLeast == 0) {
            return 1;
        }
        return HypergeometricDistribution.of(baselineTotal + total, baselineErrors + errors, total)
                .survivalProbability(atLeast - 1);
    }

    /** Share of generations that failed now, 0 to 1; 0 if there were none. */
    public double rate() {
        return total == 0 ? 0 : (double) errors / total;
    }

    /** Share of generations that failed in the baseline, 0 to 1; 0 if there were none. */
    public double baselineRate() {
        return baselineTotal == 0 ? 0 : (double) baselineErrors / baselineTotal;
    }

    /** Lower limit of the rate now (Clopper and Pearson, Biometrika 26, 1934), one-sided. */
    public double low(double alpha) {
        return errors == 0
                ? 0
                : BetaDistribution.of(errors, total - errors + 1.0).inverseCumulativeProbability(alpha);
    }

    /** Upper limit of the rate now, see {@link #low}. */
    public double high(double alpha) {
        return errors == total
                ? 1
                : BetaDistribution.of(errors + 1.0, total - errors).inverseSurvivalProbability(alpha);
    }

    /** The same rates of {@code factor} times as many generations on both sides, rounded. */
    public ErrorTest times(double factor) {
        return new ErrorTest(
                (int) Math.round(baselineErrors * factor),
                (int) Math.round(baselineTotal * factor),
                (int) Math.round(errors * factor),
                (int) Math.round(total * factor));
    }
}
