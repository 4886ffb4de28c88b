package analysis.stats;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Exact tests of the number of events among trials in a baseline and now, such as failures or times beyond a limit.
 * Exact, since events are few.
 *
 * @param baselineEvents events of the baseline
 * @param baselineTotal trials of the baseline
 * @param events events now
 * @param total trials now
 */
public record CountTest(int baselineEvents, int baselineTotal, int events, int total) {

    private static final double LARGEST_FACTOR = 100;
    private static final double STEP = 1.1;

    /** Standard deviations that cover nine of ten counts from below. */
    private static final double UNLUCKY = 1.28;

    public CountTest {
        if (baselineEvents < 0 || baselineEvents > baselineTotal || events < 0 || events > total) {
            throw new IllegalArgumentException(
                    baselineEvents + " of " + baselineTotal + " and " + events + " of " + total + " events");
        }
    }

    /** One-sided p-value of Fisher's exact test that events became no more frequent. */
    public double pValue() {
        return tail(events);
    }

    /**
     * Smallest p-value that these totals allow: that of all events falling in the current run. A row that cannot reach
     * significance needs no correction (Tarone, "A Modified Bonferroni Method for Discrete Data", Biometrics 46, 1990).
     */
    public double smallestPValue() {
        return tail(Math.min(baselineEvents + events, total));
    }

    private double tail(int atLeast) {
        if (atLeast == 0) {
            return 1;
        }
        return HypergeometricDistribution.of(baselineTotal + total, baselineEvents + events, total)
                .survivalProbability(atLeast - 1);
    }

    /** Share of trials with an event now, 0 to 1; 0 without trials. */
    public double rate() {
        return total == 0 ? 0 : (double) events / total;
    }

    /** One-sided lower limit of the rate now (Clopper and Pearson, Biometrika 26, 1934). */
    public double low(double alpha) {
        return events == 0
                ? 0
                : BetaDistribution.of(events, total - events + 1.0).inverseCumulativeProbability(alpha);
    }

    /** One-sided upper limit of the rate now, see {@link #low}. */
    public double high(double alpha) {
        return events == total
                ? 1
                : BetaDistribution.of(events + 1.0, total - events).inverseSurvivalProbability(alpha);
    }

    /**
     * Factor on the trials of both sides with which the same rates would be proof at {@code level} nine times in ten;
     * empty if that is out of reach.
     */
    public OptionalDouble growthToProof(double level) {
        double largest = Math.min(LARGEST_FACTOR, Integer.MAX_VALUE / (1.0 + baselineTotal + total));
        for (double factor = STEP; factor < largest; factor *= STEP) {
            CountTest larger = times(factor);
            int unlucky = (int) Math.max(0, larger.events - UNLUCKY * Math.sqrt(larger.events));
            if (new CountTest(larger.baselineEvents, larger.baselineTotal, unlucky, larger.total).pValue() <= level) {
                return OptionalDouble.of(factor);
            }
        }
        return OptionalDouble.empty();
    }

    /** Test of the same rates with {@code factor} times the trials on both sides, rounded. */
    public CountTest times(double factor) {
        return new CountTest(
                (int) Math.round(baselineEvents * factor),
                (int) Math.round(baselineTotal * factor),
                (int) Math.round(events * factor),
                (int) Math.round(total * factor));
    }
}
