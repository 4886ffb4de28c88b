package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.verdict.VerdictScenario.Effect;
import analysis.verdict.VerdictScenario.Pair;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import run.Cell;

class InterimVerdictTest {

    private static final int RUNS = 10;
    private static final Predicate<Cell> ONLY = cell -> cell.series().equals("series-0");

    private static List<StoppedRun> stopped(VerdictScenario scenario, Effect effect) {
        return IntStream.range(0, RUNS)
                .parallel()
                .mapToObj(seed -> StoppedRun.of(scenario, effect, 500 + seed))
                .toList();
    }

    private static double share(List<StoppedRun> runs) {
        return runs.stream().mapToDouble(StoppedRun::share).average().orElseThrow();
    }

    private static long count(List<StoppedRun> runs, Level level) {
        return runs.stream().filter(run -> run.verdict() == level).count();
    }

    @Test
    void anUnchangedServerIsDecidedLongBeforeTheEndAndDoesNotFail() {
        List<StoppedRun> runs = stopped(VerdictScenario.of(Noise.SIGMA_20, 400).withMatrix(1, 2), Effect.NONE);

        assertThat(count(runs, Level.FAIL)).isLessThanOrEqualTo(1);
        assertThat(count(runs, Level.PASS)).isGreaterThanOrEqualTo(RUNS - 1);
        assertThat(share(runs)).isLessThan(0.5);
    }

    @Test
    void aSlowServerFailsAsSoonAsThatIsProven() {
        List<StoppedRun> runs = stopped(VerdictScenario.of(Noise.SIGMA_20, 400).withMatrix(1, 1), Effect.all(1.5));

        assertThat(count(runs, Level.FAIL)).isGreaterThanOrEqualTo(RUNS - 1);
        assertThat(share(runs)).isLessThan(0.5);
    }

    private static Optional<String> look(VerdictScenario scenario, double share) {
        Pair pair = scenario.pair(1, Effect.NONE);
        return new InterimVerdict(Policy.standard(), pair.baseline(), 1)
                .ends(VerdictScenario.begun(pair.current(), share, cell -> true), ONLY, share);
    }

    /** Too noisy to be decided by twice as many: not told from few of them, but from half of them. */
    @Test
    void whatWillNotBeDecidedIsGivenUpAtHalfItsLength() {
        VerdictScenario noisy = VerdictScenario.of(Noise.logNormal(1.2), 60).withMatrix(1, 1);

        assertThat(look(noisy, 0.4)).isEmpty();
        assertThat(look(noisy, 0.5)).hasValueSatisfying(why -> assertThat(why).contains("would stay undecided"));
    }

    @Test
    void aModelThatHasNotBegunIsNotDecided() {
        Pair pair = VerdictScenario.of(Noise.SIGMA_20, 400).withMatrix(2, 1).pair(1, Effect.NONE);
        InterimVerdict looks = new InterimVerdict(Policy.standard(), pair.baseline(), 1);

        assertThat(looks.ends(pair.current(), ONLY, 0.9)).isPresent();
        assertThat(looks.ends(new RunSamples(pair.current().cells().headMap(new Cell("model-1", ""))), ONLY, 0.9))
                .isEmpty();
    }

    /** What the looks spent is missing at the end. */
    @Test
    void aRunThatWasLookedAtIsJudgedWithWhatIsLeft() {
        Policy policy = Policy.standard();

        assertThat(InterimVerdict.of(policy, Runs.steady(1).info()).falseAlarm())
                .isEqualTo(0.01);
        assertThat(InterimVerdict.of(
                                policy,
                                Runs.setting(InterimVerdict.SETTING, "main")
                                        .apply(Runs.steady(1).info()))
                        .falseAlarm())
                .isEqualTo(0.0075);
    }
}
