package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import analysis.fixtures.SyntheticRun;
import analysis.summary.samples.RunData;
import analysis.verdict.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static SyntheticRun shape(long seed, int generations) {
        return Runs.steady(seed).models("m").generationsPerSeries(generations).firstToken(200, 0.3);
    }

    private static RunData pilot(int generations) {
        SyntheticRun shape = shape(1, generations);
        return Runs.with(shape, Runs.setting("requests", Integer.toString(generations)));
    }

    /** The promise: of runs as planned nine in ten pass where nothing changed. */
    @Test
    void runsAsPlannedPass() {
        Plan plan = Plan.of(pilot(80), Policy.standard(), 1);
        int generations = plan.generations().orElseThrow();

        assertThat(generations).isBetween(70, 1500);
        assertThat(plan.option()).contains("-Drequests=" + generations);
        assertThat(plan.duration()).isPresent();
        VerdictEngine engine = new VerdictEngine(Policy.standard(), new VerdictEngine.Options(false, false));
        long passed = IntStream.range(0, 20)
                .filter(i -> engine.judge(
                                        Optional.of(new BaselineRecorder(Policy.standard())
                                                .record(
                                                        "main",
                                                        Instant.EPOCH,
                                                        List.of(shape(100 + i, generations)
                                                                .data()))),
                                        shape(200 + i, generations).data())
                                .level()
                        == Level.PASS)
                .count();
        assertThat(passed).isGreaterThanOrEqualTo(18);
    }

    @Test
    void moreNoiseNeedsMore() {
        SyntheticRun steady =
                Runs.steady(1).models("m").generationsPerSeries(80).firstToken(200, 0.05);

        assertThat(Plan.of(steady.data(), Policy.standard(), 1).generations().orElseThrow())
                .isLessThan(
                        Plan.of(pilot(80), Policy.standard(), 1).generations().orElseThrow());
    }

    @Test
    void aPilotOfAFewGenerationsIsNone() {
        assertThatThrownBy(() -> Plan.of(pilot(10), Policy.standard(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Drequests=40");
    }
}
