package analysis.summary;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.Generations;
import analysis.fixtures.RunInfoBuilder;
import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.Cell;
import run.Generation;
import run.Outcome;
import run.RunInfo;

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
