package analysis.summary;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.stats.Metric;
import analysis.summary.reading.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.Cell;
import run.Generation;
import run.Outcome;
import run.RunInfo;
import run.RunInfoBuilder;

class PromptsTest {

    private static final String MODEL = "m";

    @Test
    void tellsHowFarPromptsAreFromTheLengthAskedFor() {
        RunSummary run = summary(
                List.of(
                        new RunInfo.Series("L1", 1, null, null, null, 128, 64),
                        new RunInfo.Series("Short", 1, null, null, 55, null, 64)),
                generation(g -> g.cell(MODEL, "L1").promptTokens(128)),
                generation(g -> g.cell(MODEL, "L1").promptTokens(134).startMs(500)),
                generation(
                        g -> g.cell(MODEL, "L1").promptTokens(999).startMs(900).failed(Outcome.http(400), "too long")),
                generation(g -> g.cell(MODEL, "Short")));

        assertThat(PromptLength.of(run)).singleElement().satisfies(length -> {
            assertThat(length.cell()).isEqualTo(new Cell(MODEL, "L1"));
            assertThat(length.reached()).hasValue(131);
            assertThat(length.deviationPct().orElseThrow()).isCloseTo(2.34, within(0.01));
        });
    }

    @Test
    void comparesEachSeriesWithItsTwinOfUnknownPrompts() {
        RunSummary run = summary(
                List.of(),
                generation(g -> g.cell(MODEL, "long turn 2").promptTokens(600).timing(50, 1000)),
                generation(g -> g.cell(MODEL, "long turn 2, cache broken")
                        .promptTokens(600)
                        .timing(200, 1000)),
                generation(g -> g.cell(MODEL, "long turn 3").timing(60, 1000)));

        assertThat(PrefixCacheEffect.of(run)).singleElement().satisfies(effect -> {
            assertThat(effect).isEqualTo(new PrefixCacheEffect(new Cell(MODEL, "long turn 2"), 600, 50, 200));
            assertThat(effect.savedPct()).isEqualTo(75);
        });
    }

    /** Turns of 51 and 61 ms (the stream ends 1 ms after the last chunk), the second one failed once. */
    @Test
    void aConversationIsTheSumOfItsTurns() {
        RunSummary run = summary(
                List.of(),
                generation(g -> g.cell(MODEL, "long turn 1").timing(40, 10_000)),
                generation(g -> g.cell(MODEL, "long turn 1").timing(40, 10_000).startMs(500)),
                generation(g -> g.cell(MODEL, "long turn 2").timing(50, 10_000).startMs(900)),
                generation(g -> g.cell(MODEL, "long turn 2").startMs(990).failed(Outcome.http(500), "no")),
                generation(g -> g.cell(MODEL, "Short").timing(50, 10_000)));

        assertThat(ConversationCourse.of(run)).singleElement().satisfies(course -> {
            assertThat(course.kind()).isEqualTo("long");
            assertThat(course.begun()).isEqualTo(2);
            assertThat(course.completed()).isEqualTo(1);
            assertThat(course.durationS().orElseThrow()).isCloseTo(0.112, within(1e-9));
        });
    }

    /** 100 ms for 10 tokens without a schema, 100 ms for 5 with one: the same latency, twice as long per token. */
    @Test
    void aSchemaCostsPerTokenWhereAnswersAreNotOfOneLength() {
        StructuredComparison compared = new StructuredComparison(
                MODEL,
                "Object",
                true,
                side("a", 5).overall(),
                false,
                side("a", 10).overall());

        assertThat(compared.overheadPerTokenPct().orElseThrow()).isCloseTo(100, within(1e-9));
        assertThat(compared.overheadPct(Metric.LATENCY_MS)).hasValue(0);
    }

    private static RunSummary side(String series, int tokens) {
        return summary(
                List.of(),
                generation(g -> g.cell(MODEL, series).timing(50, 50_000).outputTokens(tokens)));
    }

    private static RunSummary summary(List<RunInfo.Series> series, Generation... generations) {
        RunInfo plain = SyntheticRun.info("", List.of(MODEL), List.of());
        RunBuilder builder = new RunBuilder()
                .injector(RunInfoBuilder.of(plain)
                        .start(Generations.START)
                        .series(series)
                        .build());
        List.of(generations).forEach(builder::add);
        return RunSummary.of(builder.build());
    }
}
