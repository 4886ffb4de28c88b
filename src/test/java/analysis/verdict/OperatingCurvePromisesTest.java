package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.stats.CountTest;
import analysis.verdict.Scenario.Effect;
import analysis.verdict.Scenario.Errors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code docs/verdicts.md} promises, measured with enough verdicts to tell; {@link OperatingCurveTest} is the quick part. */
@Tag("long")
class OperatingCurvePromisesTest {

    private static final int VERDICTS = 500;
    private static final long SEED = 77;

    private static final Scenario USUAL = Scenario.of(Noise.SIGMA_30, 200);
    private static final Scenario THOUSAND = Scenario.of(Noise.SIGMA_30, 1000);

    /** FAIL where nothing changed: about 1 %, and certainly below 2.5 %. */
    private static void keepsItsLevel(Scenario scenario) {
        Scenario five = scenario.withBaseline(5);
        int fails = fails(five, Effect.NONE);

        assertThat(new CountTest(0, 0, fails, VERDICTS).high(0.025))
                .as(five.toString())
                .isLessThan(0.025);
    }

    private static int fails(Scenario scenario, Effect effect) {
        return (int) Math.round(VERDICTS
                * OperatingCurve.measure(scenario, effect, VERDICTS, SEED).get(Level.FAIL));
    }

    private static void finds(Scenario scenario, Effect effect, double share) {
        assertThat(fails(scenario, effect) / (double) VERDICTS)
                .as(scenario.toString())
                .isGreaterThanOrEqualTo(share);
    }

    @Test
    void anUnchangedServerDoesNotFailAgainstFiveRuns() {
        keepsItsLevel(USUAL);
        keepsItsLevel(USUAL.withRunSpread(0.08));
        keepsItsLevel(Scenario.of(Noise.SIGMA_30, 20).withBaselineGenerations(1000));
        keepsItsLevel(Scenario.of(Noise.SIGMA_30, 40).withBaselineGenerations(200));
        keepsItsLevel(Scenario.of(Noise.SIGMA_30, 50).withDependence(0.7));
        keepsItsLevel(USUAL.withDependence(0.7));
        keepsItsLevel(Scenario.of(Noise.SIGMA_30, 50).withFirstToken(Noise.MISSES_10));
        keepsItsLevel(USUAL.withFirstToken(Noise.STEPS).withRunSpread(0.01));
        for (int series : new int[] {1, 4}) {
            for (double burst : new double[] {1, 8}) {
                keepsItsLevel(
                        Scenario.of(Noise.SIGMA_30, 100).withSeries(series).withErrors(new Errors(0.02, 0.02, burst)));
            }
        }
    }

    @Test
    void norAgainstASingleRunOfAServerThatIsSteady() {
        assertThat(fails(USUAL.withRunSpread(0.03), Effect.NONE)).isLessThanOrEqualTo(VERDICTS / 50);
        assertThat(fails(USUAL, Effect.NONE)).isLessThanOrEqualTo(VERDICTS / 50);
    }

    @Test
    void noKeptBaselineIsABadOne() {
        double[] shares = OperatingCurve.kept(
                Scenario.of(Noise.SIGMA_20, 200).withRunSpread(0.05).withBaseline(5), 60, 60, SEED);

        assertThat(shares[shares.length - 1]).isLessThanOrEqualTo(0.08);
    }

    @Test
    void changesAreFound() {
        finds(USUAL, Effect.all(1.5), 0.95);
        finds(THOUSAND, Effect.all(1.3), 0.95);
        finds(USUAL.withFirstToken(Noise.MISSES_5), Effect.all(1.5), 0.95);
        finds(THOUSAND, new Effect(10, 0.04), 0.95);
        finds(Scenario.of(Noise.SIGMA_30, 50).withBaselineGenerations(1000), Effect.all(1.5), 0.80);
        finds(THOUSAND.withErrors(new Errors(0, 0.02, 1)), Effect.NONE, 0.90);
    }

    @Test
    void aNoisyServerIsDecided() {
        assertThat(OperatingCurve.measure(Scenario.of(Noise.SIGMA_50, 200), Effect.NONE, VERDICTS, SEED)
                        .get(Level.INCONCLUSIVE))
                .isLessThanOrEqualTo(0.15);
    }
}
