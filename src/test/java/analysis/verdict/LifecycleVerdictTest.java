package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.LifecycleRuns;
import analysis.summary.samples.RunData;
import analysis.verdict.VerdictEngine.Options;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.BaselineStore;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.ObjectiveParser;
import analysis.verdict.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleVerdictTest {

    private static final Policy POLICY = Policy.standard();
    private static final Options PLAIN = new Options(false, false);

    @TempDir
    private Path folder;

    private static RunData run(double factor) {
        return LifecycleRuns.slowedDown(factor).level(3, 0).data();
    }

    private static Baseline baseline(RunData... runs) {
        return new BaselineRecorder(POLICY).record("main", Instant.EPOCH, List.of(runs));
    }

    private static Verdict judge(RunData run) {
        return judge(baseline(run(1)), run);
    }

    private static Verdict judge(Baseline baseline, RunData run) {
        return new VerdictEngine(POLICY, PLAIN).judge(Optional.of(baseline), run);
    }

    private static Verdict objectives(RunData run, String... lines) {
        Policy policy = POLICY.withObjectives(
                Stream.of(lines).map(ObjectiveParser::parse).toList());
        return new VerdictEngine(policy, PLAIN).judge(Optional.empty(), run);
    }

    private static List<String> at(Level level, Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.level() == level)
                .map(finding ->
                        finding.subject().model() + " " + finding.subject().figure())
                .sorted()
                .toList();
    }

    @Test
    void anUnchangedRunPasses() {
        Verdict verdict = judge(run(1.1));

        assertThat(verdict.level()).as(verdict.sentence()).isEqualTo(Level.PASS);
        assertThat(at(Level.PASS, verdict))
                .contains("phi3.5 pull p50", "phi3.5 cold_load p50", "phi3.5 overall p50", "(all) overall p50")
                .doesNotContain("phi3.5 ttft p50");
    }

    @Test
    void tenTimesSlowerPullsAndLoadsFail() {
        Verdict verdict = judge(run(10));

        assertThat(verdict.level()).isEqualTo(Level.FAIL);
        assertThat(verdict.level().exitCode()).isEqualTo(1);
        assertThat(at(Level.FAIL, verdict))
                .contains("phi3.5 pull p50", "mistral:7b cold_load p50", "gemma2:2b overall p50", "(all) overall p50");
        assertThat(verdict.sentence()).contains("900 % higher");
    }

    @Test
    void aChangeWithinTheClientsLagIsNotJudged() {
        List<Finding> late = new Comparison(
                        POLICY,
                        false,
                        baseline(run(1)).samples(),
                        RunSamples.of(run(2), POLICY.metrics()),
                        Optional.of(new ClientLag(50_000, 0.02)))
                .findings();

        assertThat(late)
                .filteredOn(finding -> finding.subject().figure().equals("cold_load p50"))
                .isNotEmpty()
                .allMatch(finding -> finding.level() == Level.INVALID);
        assertThat(late)
                .filteredOn(finding -> finding.subject().figure().equals("overall p50"))
                .noneMatch(finding -> finding.level() == Level.INVALID);
    }

    /** One value on each side proves no such change. */
    @Test
    void twiceAsSlowIsAWarning() {
        Verdict verdict = judge(run(2));

        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(at(Level.WARN, verdict)).contains("phi3.5 pull p50", "(all) overall p50");
    }

    @Test
    void fasterLoadsAreAnImprovement() {
        assertThat(judge(run(0.1)).level()).isEqualTo(Level.PASS);
        assertThat(at(Level.IMPROVED, judge(run(0.1)))).contains("phi3.5 cold_load p50");
    }

    @Test
    void aFailedPullIsAnErrorAndNoFasterRun() {
        Verdict verdict = judge(
                baseline(LifecycleRuns.slowedDown(1).level(3, 0).level(6, 0).data()),
                LifecycleRuns.slowedDown(1)
                        .level(3, 0)
                        .failing("mistral:7b")
                        .level(6, 0)
                        .data());

        assertThat(at(Level.MISSING, verdict)).contains("mistral:7b pull p50", "mistral:7b cold_load p50");
        assertThat(at(Level.WARN, verdict)).contains("(all) errors");
        assertThat(verdict.findings())
                .anyMatch(finding -> finding.reason().startsWith("2 of 23 generations, pulls and loads failed"));
        assertThat(verdict.level().exitCode()).isEqualTo(3);
    }

    @Test
    void aRunInWhichNoModelGotReadyFails() {
        LifecycleRuns runs = LifecycleRuns.slowedDown(1);
        LifecycleRuns.MODELS.forEach(runs::failing);

        Verdict verdict = judge(runs.level(3, 0).data());

        assertThat(verdict.level()).isEqualTo(Level.FAIL);
        assertThat(at(Level.FAIL, verdict)).contains("(all) errors");
    }

    @Test
    void pullsThatFoundEverythingThereAreNoFasterPulls() {
        Verdict verdict = judge(LifecycleRuns.slowedDown(1).there().level(3, 0).data());

        assertThat(at(Level.MISSING, verdict)).contains("phi3.5 pull p50");
        assertThat(at(Level.IMPROVED, verdict)).noneMatch(figure -> figure.contains("pull"));
    }

    @Test
    void aBaselineFromBeforeThereWereSuchSamplesJudgesNothingByThem() throws IOException {
        BaselineStore store = new BaselineStore(folder);
        store.write(baseline(run(1)));
        assertThat(judge(store.read("main"), run(10)).level()).isEqualTo(Level.FAIL);

        String text = Files.readString(store.file("main"));
        String older = text.replaceAll("\"(pull_s|cold_load_s|overall_s)\" : \\[[^]]*],?\\s*", "")
                .replaceAll("\"(pull_s|cold_load_s|overall_s)\" : \\{[^}]*},?\\s*", "")
                .replaceAll("\"(operations|failedOperations|failedOperationBursts)\" : \\d+,\\s*", "")
                .replaceAll(",(\\s*})", "$1")
                .replace("\"schema\" : 3", "\"schema\" : 2");
        assertThat(older).doesNotContain("pull_s", "operations");
        Files.writeString(store.file("main"), older);
        Verdict verdict = judge(store.read("main"), run(10));

        assertThat(verdict.findings())
                .noneMatch(finding -> finding.subject().figure().contains("pull"));
        assertThat(verdict.level()).isNotEqualTo(Level.FAIL);
    }

    @Test
    void objectivesHoldLoadsAgainstALimit() {
        assertThat(objectives(run(1), "cold_load p50 <= 20 s").level()).isEqualTo(Level.PASS);
        assertThat(objectives(run(1.3), "cold_load p50 <= 20 s").level()).isEqualTo(Level.INCONCLUSIVE);
        assertThat(objectives(run(5), "cold_load p50 <= 20000 ms").level()).isEqualTo(Level.FAIL);
        assertThat(at(Level.FAIL, objectives(run(10), "overall p50 <= 100 s")))
                .contains("(all) overall p50", "phi3.5 overall p50");
        assertThat(objectives(run(1), "goodput >= 50 %", "cold_load p50 <= 20 s")
                        .level())
                .isEqualTo(Level.PASS);
    }

    @Test
    void anObjectiveForWhatWasNotDoneIsNotMet() {
        Verdict verdict = objectives(Runs.steady(1).data(), "cold_load p50 <= 20 s", "ttft p95 <= 2000 ms");

        assertThat(at(Level.MISSING, verdict)).containsExactly("(all) cold_load p50");
        assertThat(verdict.level().exitCode()).isEqualTo(3);
    }
}
