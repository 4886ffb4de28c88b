package analysis.verdict;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import run.Outcome;

/** A server that gets faster by getting worse does not pass. */
class RightAnswersVerdictTest {

    private static RunData run(int answers, long seed, double right, double firstTokenMs) {
        SplittableRandom random = new SplittableRandom(seed);
        RunBuilder run = new RunBuilder()
                .injector(new SyntheticRun(seed).series("Short").models("m").info());
        for (int i = 0; i < answers; i++) {
            int startMs = 1000 * i;
            boolean wrong = random.nextDouble() >= right;
            double ms = firstTokenMs * Math.exp(0.2 * random.nextGaussian());
            run.add(generation(g -> {
                g.cell("m", "Short").startMs(startMs).timing(ms, 20_000, 20_000);
                if (wrong) {
                    g.failed(Outcome.of(Outcome.Kind.CHECK), Outcome.WRONG_ANSWER + "expected \"Paris\" in it");
                }
            }));
        }
        return run.build();
    }

    private static Level verdict(RunData then, RunData now) {
        Policy policy = Policy.standard();
        Baseline baseline = new BaselineRecorder(policy).record("main", Instant.EPOCH, List.of(then));
        return new VerdictEngine(policy, new VerdictEngine.Options(false, false))
                .judge(Optional.of(baseline), now)
                .level();
    }

    @Test
    void fasterAndWrongFails() {
        assertThat(verdict(run(1000, 1, 0.96, 200), run(1000, 2, 0.77, 100))).isEqualTo(Level.FAIL);
    }

    @Test
    void fasterAndWrongDoesNotPassWithFewerAnswersEither() {
        assertThat(verdict(run(300, 1, 0.96, 200), run(300, 2, 0.77, 100)).exitCode())
                .isNotZero();
    }

    @Test
    void fasterAndAsRightDoesNot() {
        assertThat(verdict(run(300, 1, 0.96, 200), run(300, 3, 0.96, 100)).exitCode())
                .isZero();
    }
}
