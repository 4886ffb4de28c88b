package analysis.stats;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Events among trials, then and now: failures among generations, or times beyond a limit. Exact tests, since events are
 * few.
 *
 * @param baselineEvents events of the baseline
 * @param baselineTotal trials of the baseline
 * @param events events now
 * @param total trials now
 */
public record CountTest(int baselineEvents, int baselineTotal, int events, int total) {

    private static final double LARGEST_FACTOR = 100;
    private static final double STEP = 1.1;

    /** Standard deviations by which the next count may be smaller: in nine of ten cases it is not. */
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
     * The smallest p-value these totals allow: that of all events falling in the current run. A row that cannot reach
     * significance needs no correction for it (Tarone, "A Modified Bonferroni Method for Discrete Data", Biometrics 46,
     * 1990).
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

    /** Share of trials with an event now, 0 to 1; 0 if there were none. */
    public double rate() {
        return total == 0 ? 0 : (double) events / total;
    }

    /** Lower limit of the rate now (Clopper and Pearson, Biometrika 26, 1934), one-sided. */
    public double low(double alpha) {
        return events == 0
                ? 0
                : BetaDistribution.of(events, total - events + 1.0).inverseCumulativeProbability(alpha);
    }

    /** Upper limit of the rate now, see {@link #low}. */
    public double high(double alpha) {
        return events == total
                ? 1
                : BetaDistribution.of(events + 1.0, total - events).inverseSurvivalProbability(alpha);
    }

    /**
     * Times as many trials on both sides with which the same rates would be proof at {@code level}, nine times in ten; empty if
     * that is out of reach.
     */
    public OptionalDouble growthToProof(double level) {
        for (double factor = STEP; factor < LARGEST_FACTOR; factor *= STEP) {
            CountTest larger = times(factor);
            int unlucky = (int) Math.max(0, larger.events - UNLUCKY * Math.sqrt(larger.events));
            if (new CountTest(larger.baselineEvents, larger.baselineTotal, unlucky, larger.total).pValue() <= level) {
                return OptionalDouble.of(factor);
            }
        }
        return OptionalDouble.empty();
    }

    /** The same rates of {@code factor} times as many trials on both sides, rounded. */
    public CountTest times(double factor) {
        return new CountTest(
                (int) Math.round(baselineEvents * factor),
                (int) Math.round(baselineTotal * factor),
                (int) Math.round(events * factor),
                (int) Math.round(total * factor));
    }
}
