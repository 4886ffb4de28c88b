package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.summary.samples.RunData;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.policy.Policy;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import run.RunInfo;
import run.RunInfoBuilder;

class StableRunsTest {

    private static final Policy POLICY = Policy.standard();

    private static RunData run(int number, double firstTokenMs) {
        return Runs.with(
                Runs.steady(number).generationsPerSeries(100).firstToken(firstTokenMs, 0.05), info -> at(info, number));
    }

    private static RunInfo at(RunInfo info, int number) {
        return RunInfoBuilder.of(info)
                .start(info.start().plusSeconds(3600L * number))
                .end(info.end().plusSeconds(3600L * number))
                .build();
    }

    private static Baseline baseline(double... firstTokenMs) {
        return new BaselineRecorder(POLICY)
                .record(
                        "main",
                        Instant.EPOCH,
                        IntStream.range(0, firstTokenMs.length)
                                .mapToObj(i -> run(i + 1, firstTokenMs[i]))
                                .toList());
    }

    private static Finding ttft(Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.subject().figure().equals("ttft p50"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunIsHeldAgainstTheLevelThatTheServerIsOn() {
        Baseline stepped = baseline(200, 200, 200, 200, 230, 230, 230, 230);
        VerdictEngine engine = new VerdictEngine(POLICY, new VerdictEngine.Options(false, false));

        Verdict same = engine.judge(Optional.of(stepped), run(20, 230));
        assertThat(same.level()).as(same.sentence()).isEqualTo(Level.PASS);
        assertThat(ttft(same).change().orElseThrow().change()).isCloseTo(0, within(0.03));
        assertThat(same.changes()).anySatisfy(change -> {
            assertThat(change.what()).startsWith("runs compared with (ttft ").contains(" stepped +15 % at the run of ");
            assertThat(change.baseline()).isEqualTo("8");
            assertThat(change.current()).isEqualTo("4");
        });
        assertThat(engine.judge(Optional.of(stepped), run(21, 300)).level()).isEqualTo(Level.FAIL);
    }

    @Test
    void runsThatAreAlikeAllCount() {
        Baseline alike = baseline(200, 203, 198, 201, 205, 199, 202, 200);

        assertThat(StableRuns.of(alike, POLICY).runs()).hasSize(8);
        assertThat(StableRuns.of(alike, POLICY).step()).isEmpty();
        assertThat(StableRuns.of(baseline(200, 230), POLICY).runs()).hasSize(2);
    }
}
