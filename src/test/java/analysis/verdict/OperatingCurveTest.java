package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.verdict.Scenario.Effect;
import analysis.verdict.Scenario.Errors;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A small part of the operating curve of {@code docs/verdicts.md}, which {@link OperatingCurve} measures in full. */
class OperatingCurveTest {

    private static final int VERDICTS = 40;

    /** At a rate of 1 % three of 40 are already improbable. */
    private static final double NO_MORE_THAN_PROMISED = 2.0 / VERDICTS;

    private static Map<Level, Double> measure(Scenario scenario, Effect effect) {
        return OperatingCurve.measure(scenario, effect, VERDICTS, 20_000);
    }

    private static double fails(Scenario scenario) {
        return measure(scenario, Effect.NONE).get(Level.FAIL);
    }

    private static double found(Scenario scenario, Effect effect) {
        return measure(scenario, effect).get(Level.FAIL);
    }

    private static Scenario usual(int generations) {
        return Scenario.of(Noise.SIGMA_30, generations).withDependence(0.3);
    }

    @Test
    void anUnchangedServerPasses() {
        Map<Level, Double> shares = measure(usual(500), Effect.NONE);

        assertThat(shares.get(Level.FAIL)).isLessThanOrEqualTo(NO_MORE_THAN_PROMISED);
        assertThat(shares.get(Level.PASS)).isGreaterThan(0.9);
    }

    @Test
    void anUnchangedServerWhoseRunsDifferDoesNotFailAgainstFiveRuns() {
        assertThat(fails(usual(200).withRunSpread(0.03).withBaseline(5))).isLessThanOrEqualTo(NO_MORE_THAN_PROMISED);
        assertThat(fails(usual(200).withRunSpread(0.08).withBaseline(5))).isLessThanOrEqualTo(NO_MORE_THAN_PROMISED);
    }

    @Test
    void unequalNumbersOfGenerationsDoNotFail() {
        assertThat(fails(Scenario.of(Noise.SIGMA_30, 20).withBaselineGenerations(1000)))
                .isLessThanOrEqualTo(NO_MORE_THAN_PROMISED);
        assertThat(fails(Scenario.of(Noise.SIGMA_30, 1000).withBaselineGenerations(25)))
                .isLessThanOrEqualTo(NO_MORE_THAN_PROMISED);
    }

    @Test
    void generationsThatAreAlikeDoNotFail() {
        assertThat(fails(Scenario.of(Noise.SIGMA_30, 50).withDependence(0.7).withBaseline(5)))
                .isLessThanOrEqualTo(NO_MORE_THAN_PROMISED);
    }

    @Test
    void aPercentileOnAnEdgeDoesNotFail() {
        Scenario steps =
                Scenario.of(Noise.SIGMA_30, 200).withFirstToken(Noise.STEPS).withRunSpread(0.01);

        assertThat(fails(steps)).isLessThanOrEqualTo(NO_MORE_THAN_PROMISED);
        assertThat(fails(Scenario.of(Noise.SIGMA_30, 50).withFirstToken(Noise.MISSES_10)))
                .isLessThanOrEqualTo(NO_MORE_THAN_PROMISED);
    }

    @Test
    void errorsThatWereThereBeforeNeitherFailNorStayUndecided() {
        for (double burst : new double[] {1, 8}) {
            Map<Level, Double> shares = measure(
                    Scenario.of(Noise.SIGMA_20, 200).withSeries(4).withErrors(new Errors(0.02, 0.02, burst)),
                    Effect.NONE);

            assertThat(shares.get(Level.FAIL)).isLessThanOrEqualTo(NO_MORE_THAN_PROMISED);
            assertThat(shares.get(Level.INCONCLUSIVE)).isLessThan(0.25);
        }
    }

    @Test
    void noisyFiguresDoNotLeaveAVerdictUndecided() {
        assertThat(measure(Scenario.of(Noise.SIGMA_50, 200), Effect.NONE).get(Level.INCONCLUSIVE))
                .isLessThan(0.15);
    }

    @Test
    void halfAsSlowAgainIsFoundWithTwoHundredGenerations() {
        assertThat(found(usual(200), Effect.all(1.5))).isGreaterThan(0.9);
        assertThat(found(usual(200).withFirstToken(Noise.MISSES_5), Effect.all(1.5)))
                .isGreaterThan(0.9);
        assertThat(found(Scenario.of(Noise.SIGMA_30, 50).withBaselineGenerations(1000), Effect.all(1.5)))
                .isGreaterThan(0.8);
    }

    @Test
    void thirtyPercentIsFoundWithAThousandAndNeverPassesWithTwoHundred() {
        assertThat(found(usual(1000), Effect.all(1.3))).isGreaterThan(0.95);
        assertThat(measure(usual(200), Effect.all(1.3)).get(Level.PASS)).isLessThanOrEqualTo(NO_MORE_THAN_PROMISED);
    }

    @Test
    void aFewVerySlowRequestsAndErrorsAreFound() {
        assertThat(found(usual(1000), new Effect(10, 0.04))).isGreaterThan(0.9);
        assertThat(found(usual(1000).withErrors(new Errors(0, 0.02, 1)), Effect.NONE))
                .isGreaterThan(0.9);
    }

    @Test
    void aSmallChangeDoesNotFail() {
        assertThat(found(usual(200), Effect.all(1.05))).isLessThanOrEqualTo(NO_MORE_THAN_PROMISED);
    }
}
