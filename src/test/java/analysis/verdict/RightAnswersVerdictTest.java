package analysis.verdict;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.policy.ObjectiveParser;
import analysis.verdict.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A server that gets faster by getting worse does not pass. */
class RightAnswersVerdictTest {

    private static RunData run(int answers, long seed, double right, double firstTokenMs) {
        return run(answers, seed, OptionalDouble.of(right), firstTokenMs);
    }

    private static RunData unchecked(int answers, long seed) {
        return run(answers, seed, OptionalDouble.empty(), 200);
    }

    private static RunData run(int answers, long seed, OptionalDouble right, double firstTokenMs) {
        SplittableRandom random = new SplittableRandom(seed);
        RunBuilder run = new RunBuilder()
                .injector(new SyntheticRun(seed).series("Short").models("m").info());
        for (int i = 0; i < answers; i++) {
            int startMs = 1000 * i;
            boolean wrong = random.nextDouble() >= right.orElse(0);
            double ms = firstTokenMs * Math.exp(0.2 * random.nextGaussian());
            run.add(generation(g -> {
                g.cell("m", "Short").startMs(startMs).timing(ms, 20_000, 20_000);
                if (right.isPresent() && wrong) {
                    g.wrong("expected \"Paris\" in it");
                } else if (right.isPresent()) {
                    g.right();
                }
            }));
        }
        return run.build();
    }

    private static Verdict verdict(RunData then, RunData now) {
        Policy policy = Policy.standard();
        Baseline baseline = new BaselineRecorder(policy).record("main", Instant.EPOCH, List.of(then));
        return new VerdictEngine(policy, new VerdictEngine.Options(false, false)).judge(Optional.of(baseline), now);
    }

    @Test
    void fasterAndWrongFails() {
        assertThat(verdict(run(1000, 1, 0.96, 200), run(1000, 2, 0.77, 100)).level())
                .isEqualTo(Level.FAIL);
    }

    @Test
    void fasterAndWrongDoesNotPassWithFewerAnswersEither() {
        assertThat(verdict(run(300, 1, 0.96, 200), run(300, 2, 0.77, 100)).level())
                .isEqualTo(Level.FAIL);
    }

    @Test
    void aModelThatIsOftenWrongIsJudgedByItsTimes() {
        assertThat(verdict(run(300, 1, 0.7, 200), run(300, 2, 0.7, 200)).level().exitCode())
                .isZero();
        Verdict slower = verdict(run(300, 1, 0.7, 200), run(300, 2, 0.7, 300));
        assertThat(slower.level()).isEqualTo(Level.FAIL);
        assertThat(slower.findings())
                .filteredOn(finding -> finding.level() == Level.FAIL)
                .noneMatch(finding -> finding.subject().metric().equals("right_answers")
                        || finding.subject().metric().equals("errors"));
    }

    @Test
    void fasterAndAsRightDoesNot() {
        Verdict verdict = verdict(run(300, 1, 0.96, 200), run(300, 3, 0.96, 100));

        assertThat(verdict.level().exitCode()).isZero();
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.subject().metric().equals("right_answers"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("300 answers were right (95 % interval"));
    }

    @Test
    void aBaselineOfAnOlderVersionHasToBeSetAgain() {
        RunData then = run(300, 1, 1, 200);
        Baseline baseline = new BaselineRecorder(Policy.standard()).record("main", Instant.EPOCH, List.of(then));
        Baseline.Series known = baseline.allSeries().get(0);
        assertThat(known.rightAnswers()).isEqualTo(300);
        RunData unchecked = unchecked(300, 1);

        Verdict verdict = new VerdictEngine(Policy.standard(), new VerdictEngine.Options(false, false))
                .judge(
                        Optional.of(new BaselineRecorder(Policy.standard())
                                .record("main", Instant.EPOCH, List.of(unchecked))),
                        run(300, 2, 0.9, 200));
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.subject().metric().equals("right_answers"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.MISSING));
    }

    @Test
    void anObjectiveNeedsNoBaseline() {
        Policy policy = Policy.standard().withObjectives(List.of(ObjectiveParser.parse("right_answers >= 90 %")));
        VerdictEngine engine = new VerdictEngine(policy, new VerdictEngine.Options(false, false));

        assertThat(engine.judge(Optional.empty(), run(300, 1, 0.96, 200)).level())
                .isEqualTo(Level.PASS);
        assertThat(engine.judge(Optional.empty(), run(300, 1, 0.7, 200)).level())
                .isEqualTo(Level.FAIL);
        assertThat(engine.judge(Optional.empty(), unchecked(300, 1)).level()).isEqualTo(Level.MISSING);
    }
}
