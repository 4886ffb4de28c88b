package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.verdict.Scenario.Noise;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A small part of the operating curve of {@code docs/verdicts.md}, which {@link OperatingCurve} measures in full. */
class OperatingCurveTest {

    private static final int PAIRS = 150;

    private static Map<Level, Double> measure(double runSpread, int baselineRuns, int generations, double effect) {
        Scenario scenario = new Scenario(Noise.SIGMA_30, 0.3, runSpread, baselineRuns, 3, 1, generations);
        return OperatingCurve.measure(scenario, effect, PAIRS, 20_000);
    }

    @Test
    void anUnchangedServerDoesNotFail() {
        Map<Level, Double> shares = measure(0, 1, 500, 1);

        // At a rate of 1 % three of 150 are already improbable.
        assertThat(shares.getOrDefault(Level.FAIL, 0.0)).isLessThanOrEqualTo(3.0 / PAIRS);
        assertThat(shares.get(Level.PASS)).isGreaterThan(0.9);
    }

    @Test
    void anUnchangedServerWhoseRunsDifferDoesNotFailAgainstFiveRuns() {
        assertThat(measure(0.03, 5, 200, 1).getOrDefault(Level.FAIL, 0.0)).isLessThanOrEqualTo(3.0 / PAIRS);
    }

    @Test
    void halfAsSlowAgainIsFoundWithTwoHundredGenerations() {
        assertThat(measure(0, 1, 200, 1.5).get(Level.FAIL)).isGreaterThan(0.9);
    }

    @Test
    void thirtyPercentIsFoundWithAThousandAndNeverPassesWithTwoHundred() {
        assertThat(measure(0, 1, 1000, 1.3).get(Level.FAIL)).isGreaterThan(0.95);
        assertThat(measure(0, 1, 200, 1.3).getOrDefault(Level.PASS, 0.0)).isLessThanOrEqualTo(3.0 / PAIRS);
    }

    @Test
    void aSmallChangeDoesNotFail() {
        assertThat(measure(0, 1, 200, 1.05).getOrDefault(Level.FAIL, 0.0)).isLessThanOrEqualTo(6.0 / PAIRS);
    }
}
