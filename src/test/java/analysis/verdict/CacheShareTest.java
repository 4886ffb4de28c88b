package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Generations;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import analysis.verdict.VerdictEngine.Options;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.RunInfo;

/** Prompts that were to be unlike any other and came from the server's cache all the same. */
class CacheShareTest {

    private static final int PROMPT = 100;
    private static final int UNKNOWN = -1;

    /** @param cached tokens of each prompt; {@link #UNKNOWN}: the server does not tell */
    private static RunData run(String variation, int cached) {
        RunInfo info =
                Runs.setting("promptVariation", variation).apply(Runs.steady(1).info());
        RunBuilder builder = new RunBuilder().injector(info);
        SplittableRandom random = new SplittableRandom(cached);
        for (String model : info.target().models()) {
            for (int i = 0; i < 100; i++) {
                double startMs = 1000.0 * i;
                builder.add(Generations.generation(g -> {
                    g.cell(model, "Short").startMs(startMs).promptTokens(PROMPT);
                    g.timing(200 + random.nextDouble(), 20_000, 20_000);
                    if (cached != UNKNOWN) {
                        g.cachedTokens(cached);
                    }
                }));
            }
        }
        return builder.build();
    }

    private static Verdict judge(RunData baseline, RunData run, boolean force) {
        Policy policy = Policy.standard();
        Baseline then = new BaselineRecorder(policy).record("main", Instant.EPOCH, List.of(baseline));
        return new VerdictEngine(policy, new Options(false, force)).judge(Optional.of(then), run);
    }

    @ParameterizedTest
    @CsvSource({
        "unique,  0,  0, PASS",
        "unique, 45, 45, PASS", // a long chat template
        "unique, 90, 90, PASS",
        "unique, 45, 52, PASS",
        "unique,  0, 90, INVALID",
        "unique, 90,  0, INVALID",
        "unique, -1, 45, PASS",
        "unique, -1, 90, INVALID",
        "unique, 90, -1, PASS", // a server that no longer tells
        "same,    0, 90, PASS",
    })
    void aVerdictNeedsTheShareOfItsBaseline(String variation, int before, int now, Level level) {
        Verdict verdict = judge(run(variation, before), run(variation, now), false);
        assertThat(verdict.level()).as(verdict.sentence()).isEqualTo(level);
        if (level == Level.INVALID) {
            assertThat(verdict.objections())
                    .anySatisfy(reason -> assertThat(reason)
                            .contains("share of prompt tokens from the server's cache")
                            .contains(now + ".0 % now"));
        }
    }

    @Test
    void whoKnowsBetterMayForceIt() {
        assertThat(judge(run("unique", 0), run("unique", 90), true).level()).isEqualTo(Level.PASS);
    }

    @Test
    void theReaderIsWarnedWhereThePromptsWereToBeUnlike() {
        assertThat(run("unique", 90).warnings())
                .filteredOn(warning -> warning.kind() == Kind.PROMPTS_CACHED)
                .singleElement()
                .extracting(Warning::what)
                .asString()
                .contains("200 of 200", "90.0 %");
        for (RunData fine : List.of(run("unique", 45), run("unique", UNKNOWN), run("same", 90))) {
            assertThat(fine.warnings()).extracting(Warning::kind).doesNotContain(Kind.PROMPTS_CACHED);
        }
    }
}
