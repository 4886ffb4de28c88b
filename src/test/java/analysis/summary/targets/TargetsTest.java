package analysis.summary.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import analysis.fixtures.Generations;
import analysis.fixtures.PageRuns;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.RunInfo.Series;
import run.file.UnreadableFileException;

class TargetsTest {

    private final Targets t4 = TargetsFile.builtIn();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "TOKENS_PER_S, llama3.1:8b, 60, TARGET",
        "TOKENS_PER_S, llama3.1:8b, 40, TARGET",
        "TOKENS_PER_S, llama3.1:8b, 36, GOOD",
        "TOKENS_PER_S, llama3.1:8b, 35, WARNING",
        "TOKENS_PER_S, llama3.1:8b, 25, WARNING",
        "TOKENS_PER_S, llama3.1:8b, 24.9, CRITICAL",
        "TOKENS_PER_S, phi3.5, 50, GOOD",
        "TOKENS_PER_S, phi3.5, 44, WARNING",
        "VARIATION_PCT, any, 5, TARGET",
        "VARIATION_PCT, any, 7.9, GOOD",
        "VARIATION_PCT, any, 8, WARNING",
        "VARIATION_PCT, any, 15, WARNING",
        "VARIATION_PCT, any, 15.1, CRITICAL",
        "SUCCESS_PCT, any, 100, TARGET",
        "SUCCESS_PCT, any, 95, WARNING",
        "SUCCESS_PCT, any, 89, CRITICAL",
        "SCALING_3_USERS_PCT, any, 45, GOOD",
        "WARM_LOAD_S, any, 4.5, GOOD",
        "WARM_LOAD_S, phi3.5, 3.5, GOOD",
        "COLD_LOAD_S, mistral:7b, 36, CRITICAL",
        "DOWNLOAD_S, llama3.1:8b, 75, WARNING"
    })
    void theDocumentsTables(TargetMetric metric, String model, double value, Rating rating) {
        assertThat(t4.of(metric, model).orElseThrow().rate(value)).isEqualTo(rating);
    }

    @Test
    void aModelThatIsNotNamedHasNoTargetForItsRate() {
        assertThat(t4.of(TargetMetric.TOKENS_PER_S, "mixtral:8x7b")).isEmpty();
    }

    @Test
    void ratesAreThoseOfTheFewestUsers() {
        RunData data = PageRuns.matrix(List.of("llama3.1:8b"), List.of(55), List.of(1, 3), 40);

        List<RatedFigure> rated = Ratings.of(data, List.of("llama3.1:8b"), t4);

        assertThat(rated)
                .extracting(figure -> figure.target().metric())
                .containsExactly(
                        TargetMetric.TOKENS_PER_S,
                        TargetMetric.VARIATION_SD,
                        TargetMetric.VARIATION_PCT,
                        TargetMetric.SCALING_3_USERS_PCT,
                        TargetMetric.SUCCESS_PCT);
        assertThat(rated.get(0).value()).isBetween(35.0, 42.0);
    }

    @Test
    void ratingsOfFewGenerationsAreMarked() {
        List<RatedFigure> four = Ratings.of(
                PageRuns.matrix(List.of("llama3.1:8b"), List.of(55), List.of(1, 3), 4), List.of("llama3.1:8b"), t4);
        List<RatedFigure> five = Ratings.of(
                PageRuns.matrix(List.of("llama3.1:8b"), List.of(55), List.of(1, 3), 5), List.of("llama3.1:8b"), t4);

        assertThat(four)
                .filteredOn(figure -> figure.target().metric() != TargetMetric.SUCCESS_PCT) // of both levels: eight
                .hasSize(4)
                .allMatch(RatedFigure::fewSamples);
        assertThat(five).hasSize(5).noneMatch(RatedFigure::fewSamples);
    }

    @Test
    void ollamasTagIsNoOtherModel() {
        assertThat(t4.of(TargetMetric.COLD_LOAD_S, "phi3.5:latest"))
                .isEqualTo(t4.of(TargetMetric.COLD_LOAD_S, "phi3.5"));
        assertThat(t4.of(TargetMetric.VARIATION_SD, "phi3.5:latest")
                        .orElseThrow()
                        .high())
                .isEqualTo(3);
        assertThat(t4.of(TargetMetric.VARIATION_PCT, "phi3.5:latest")
                        .orElseThrow()
                        .good())
                .hasValue(10);
    }

    @Test
    void promptsOfALengthHaveTargetsOfTheirOwn() {
        Targets gpt2 = TargetsFile.read(Path.of("targets", "gpt2-cpu.json"));
        RunBuilder builder = new RunBuilder()
                .injector(PageRuns.matrix(List.of("gpt2"), List.of(55), List.of(1), 1)
                        .info()
                        .withSeries(List.of(
                                Series.closed("L1 128→64", 1).promptsOfTokens(128),
                                Series.closed("L4 2048→512", 1).promptsOfTokens(2048))));
        for (int i = 0; i < 5; i++) {
            builder.add(
                    Generations.generation(one -> one.cell("gpt2", "L1 128→64").timing(1400, 20)));
            builder.add(Generations.generation(
                    one -> one.cell("gpt2", "L4 2048→512").timing(7100, 20)));
        }

        assertThat(Ratings.of(builder.build(), List.of("gpt2"), gpt2))
                .filteredOn(rated -> rated.target().metric() == TargetMetric.FIRST_TOKEN_P50_MS)
                .extracting(rated -> rated.label() + " " + rated.rating())
                .containsExactly("TTFT p50, prompts of 128 tokens TARGET", "TTFT p50, prompts of 2048 tokens WARNING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"schema\":1,\"targets\":[{\"metric\":\"success_pct\",\"promptTokens\":8,\"target\":[1,2]}]} ; goes with first_token_p50_ms",
                "{} ; expected \"schema\": 1",
                "{\"schema\":1} ; \"targets\" is missing",
                "{\"schema\":1,\"targets\":[{\"metric\":\"speed\",\"target\":[1,2]}]} ; targets[0]: unknown metric 'speed'; known: download_s",
                "{\"schema\":1,\"targets\":[{\"metric\":\"tokens_per_s\",\"target\":[2,1]}]} ; two numbers, the lower one first",
                "{\"schema\":1,\"targets\":[{\"metric\":\"tokens_per_s\",\"target\":[40,50],\"good\":45}]} ; must get worse in this order",
                "{\"schema\":1,\"tragets\":[]} ; unknown field 'tragets'; there are name, notes, schema, sizesGb, targets",
                "{\"schema\":1, ; line 1"
            })
    void aBadFileIsRefusedWithTheReason(String json, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), json);

        assertThatThrownBy(() -> TargetsFile.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("mine.json")
                .hasMessageContaining(reason);
    }

    @org.junit.jupiter.params.ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "{\"schema\":1,\"targets\":[null]}",
                "{\"schema\":1,\"sizesGb\":{\"m\":null},\"targets\":[{\"metric\":\"ttft_p50_ms\",\"target\":[0,1]}]}",
                "{\"schema\":1,\"sizesGb\":{\"m\":1e308},\"targets\":[{\"metric\":\"ttft_p50_ms\",\"target\":[0,1]}]}"
            })
    void nullsAndNumbersBeyondAllMeasureAreRefusedByFile(
            String json, @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
        java.nio.file.Path file = java.nio.file.Files.writeString(folder.resolve("mine.json"), json);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> TargetsFile.read(file))
                .isInstanceOf(run.file.UnreadableFileException.class)
                .hasMessageContaining("mine.json: ");
    }
}
