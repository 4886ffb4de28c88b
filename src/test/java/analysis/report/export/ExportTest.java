package analysis.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.Generations;
import analysis.fixtures.Golden;
import analysis.fixtures.LifecycleRuns;
import analysis.fixtures.PageRuns;
import analysis.fixtures.SyntheticRun;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import analysis.summary.server.LifecycleSummary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.Capability;
import run.Generation;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;
import run.RunInfo;
import run.RunInfoBuilder;

class ExportTest {

    @TempDir
    private Path folder;

    static Stream<Locale> locales() {
        return Golden.LOCALES.stream();
    }

    private static RunSummary run(String name) {
        return RunSummary.of(PageRuns.all().get(name).get());
    }

    @ParameterizedTest
    @MethodSource("locales")
    void everyFormatIsTheSameUnderEveryLocale(Locale locale) throws Exception {
        RunSummary run = run("three-models");
        Golden.assertMatches(
                "export/tokens-per-second.json", Golden.under(locale, () -> TokensPerSecondJson.write(run)));
        Golden.assertMatches(
                "export/global-stats.json",
                Golden.under(
                        locale, () -> GatlingStats.json("phi3.5", run.models().get("phi3.5"))));
    }

    /** Two users who pull and load a model each, one of whom fails to load. */
    private static RunData lifecycle() {
        RunData run = PageRuns.matrix(List.of("llama3.1:8b", "phi3.5"), List.of(55), List.of(2), 3);
        String series = run.cells().firstKey().series();
        return new RunData(
                run.info(),
                run.injectors(),
                run.cells(),
                run.resources(),
                List.of(
                        event("llama3.1:8b", Operation.PULL, Outcome.OK, 45_670, 1, series),
                        event("llama3.1:8b", Operation.COLD_LOAD, Outcome.OK, 18_320, 1, series),
                        event("phi3.5", Operation.PULL, Outcome.OK, 28_450, 2, series),
                        event("phi3.5", Operation.COLD_LOAD, Outcome.http(500), 100, 2, series)),
                run.sessions(),
                run.warnings());
    }

    private static LifecycleEvent event(
            String model, Operation operation, Outcome outcome, double ms, long user, String series) {
        return new LifecycleEvent(
                Instant.parse("2026-01-31T12:00:00Z"),
                model,
                operation,
                outcome,
                "",
                ms,
                OptionalLong.empty(),
                user,
                series);
    }

    @Test
    void aSingleUsersWaitHasTheDocumentsFieldsAndTimes() throws Exception {
        Map<String, String> files = SingleUserJson.write(lifecycle());

        assertThat(files).containsOnlyKeys("single-user-llama3.1_8b.json", "single-user-phi3.5.json");
        JsonNode json = new ObjectMapper().readTree(files.get("single-user-llama3.1_8b.json"));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("Timestamp", "Model", "OllamaEndpoint", "Measurements");
        JsonNode measured = json.get("Measurements");
        assertThat(measured.fieldNames())
                .toIterable()
                .containsExactly(
                        "DownloadTimeSeconds",
                        "DownloadStatus",
                        "LoadTimeColdSeconds",
                        "LoadTimeWarmSeconds",
                        "LoadStatus",
                        "TotalTimeSeconds",
                        "TokensPerSecond");
        assertThat(measured.get("DownloadTimeSeconds").asDouble()).isEqualTo(45.67);
        assertThat(measured.get("LoadTimeWarmSeconds").isNull()).isTrue();
        assertThat(measured.get("TotalTimeSeconds").asDouble()).isEqualTo(63.99);
        assertThat(new ObjectMapper()
                        .readTree(files.get("single-user-phi3.5.json"))
                        .at("/Measurements/LoadStatus")
                        .asText())
                .isEqualTo("Failed");
        assertThat(SingleUserJson.write(PageRuns.matrix(List.of("m"), List.of(55), List.of(1), 3)))
                .isEmpty();
    }

    @Test
    void severalUsersHaveTheDocumentsFieldsAndTimes() throws Exception {
        Map<String, String> files = MultiUserJson.write(lifecycle());

        assertThat(files).containsOnlyKeys("multi-user-2.json");
        JsonNode json = new ObjectMapper().readTree(files.get("multi-user-2.json"));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "Timestamp", "OllamaEndpoint", "ConcurrentUsers", "Models", "Summary", "IndividualResults");
        JsonNode summary = json.get("Summary");
        assertThat(summary.fieldNames())
                .toIterable()
                .containsExactly(
                        "OverallDurationSeconds",
                        "TotalUsers",
                        "SuccessfulDownloads",
                        "SuccessfulLoads",
                        "SuccessRate",
                        "AverageDownloadTimeSeconds",
                        "MinDownloadTimeSeconds",
                        "MaxDownloadTimeSeconds",
                        "AverageLoadTimeSeconds",
                        "MinLoadTimeSeconds",
                        "MaxLoadTimeSeconds",
                        "AverageThroughputTokensPerSecond");
        assertThat(summary.get("SuccessfulDownloads").asInt()).isEqualTo(2);
        assertThat(summary.get("SuccessfulLoads").asInt()).isEqualTo(1);
        assertThat(summary.get("AverageDownloadTimeSeconds").asDouble()).isEqualTo(37.06);
        assertThat(summary.get("MaxLoadTimeSeconds").asDouble()).isEqualTo(18.32);
        assertThat(json.at("/IndividualResults/1/Measurements").fieldNames())
                .toIterable()
                .containsExactly(
                        "DownloadTimeSeconds",
                        "DownloadStatus",
                        "LoadTimeSeconds",
                        "LoadStatus",
                        "TotalTimeSeconds",
                        "TokensPerSecond");
        assertThat(json.at("/IndividualResults/1/Measurements/LoadStatus").asText())
                .isEqualTo("Failed");
        assertThat(json.at("/IndividualResults/0/Measurements/TotalTimeSeconds").asDouble())
                .isEqualTo(63.99);
    }

    private static JsonNode json(RunData run, String file) throws Exception {
        return new ObjectMapper()
                .readTree(DocumentFiles.of(run, RunSummary.of(run)).get(file));
    }

    @Test
    void theUsersOfALevelHaveTheirOwnValuesAndTheTotalsAgree() throws Exception {
        RunData run = LifecycleRuns.slowedDown(1)
                .level(1, 0)
                .failing("mistral:7b")
                .level(3, 31)
                .data();
        assertThat(DocumentFiles.of(run, RunSummary.of(run)))
                .containsOnlyKeys("multi-user-1.json", "multi-user-3.json");
        JsonNode json = json(run, "multi-user-3.json");

        assertThat(json.get("Timestamp").asText()).isEqualTo("2026-01-31 12:00:00Z");
        assertThat(json.get("Models")).extracting(JsonNode::asText).containsExactlyElementsOf(LifecycleRuns.MODELS);
        assertThat(json.get("IndividualResults")).hasSize(3);
        assertThat(json.at("/Summary/TotalUsers").asInt()).isEqualTo(3);
        assertThat(json.at("/Summary/SuccessfulDownloads").asInt()).isEqualTo(2);
        assertThat(json.at("/Summary/SuccessRate").asDouble()).isEqualTo(66.67);
        assertThat(json.at("/Summary/OverallDurationSeconds").asDouble())
                .isEqualTo(
                        LifecycleSummary.of(run.lifecycle()).together().get(1).overallMs() / 1000);
        JsonNode failed = json.at("/IndividualResults/2");
        assertThat(failed.get("Model").asText()).isEqualTo("mistral:7b");
        assertThat(failed.at("/Measurements/DownloadStatus").asText()).isEqualTo("Failed");
        assertThat(failed.at("/Measurements/TokensPerSecond").isNull()).isTrue();
    }

    @Test
    void everyUserHasTheUsersOwnRate() throws Exception {
        RunBuilder builder = new RunBuilder();
        RunData level = LifecycleRuns.slowedDown(1).level(3, 0).data();
        builder.injector(level.info());
        List<Double> rates = new ArrayList<>();
        for (int user = 1; user <= 3; user++) {
            int of = user;
            Generation one = Generations.generation(
                    g -> g.cell("phi3.5", "users=3").user(of).timing(100 * of, 20, 20));
            rates.add(one.timing().tokensPerS().getAsDouble());
            builder.add(one);
        }
        JsonNode json = json(builder.build(), "multi-user-3.json");

        assertThat(json.get("IndividualResults"))
                .extracting(user ->
                        user.at("/Measurements/TokensPerSecond").decimalValue().doubleValue())
                .containsExactlyElementsOf(rates.stream()
                        .map(rate -> Math.round(rate * 100) / 100.0)
                        .toList());
        assertThat(json.at("/Summary/AverageThroughputTokensPerSecond").asDouble())
                .isCloseTo(rates.stream().mapToDouble(rate -> rate).average().orElseThrow(), within(0.01));
    }

    @Test
    void aPullThatFoundEverythingThereIsASuccessWithoutATime() throws Exception {
        JsonNode json = json(LifecycleRuns.slowedDown(1).there().level(3, 0).data(), "multi-user-3.json");

        assertThat(json.at("/Summary/SuccessfulDownloads").asInt()).isEqualTo(3);
        assertThat(json.at("/Summary/AverageDownloadTimeSeconds").isNull()).isTrue();
        assertThat(json.at("/IndividualResults/0/Measurements/DownloadStatus").asText())
                .isEqualTo("Success");
    }

    @Test
    void theFieldsAreThoseOfTheDocument() throws Exception {
        JsonNode json = new ObjectMapper().readTree(TokensPerSecondJson.write(run("three-models")));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("Timestamp", "Configuration", "Summary", "ModelResults");
        assertThat(json.get("Summary").fieldNames())
                .toIterable()
                .containsExactly(
                        "OverallAverageTokensPerSecond",
                        "OverallMinTokensPerSecond",
                        "OverallMaxTokensPerSecond",
                        "TotalTests",
                        "TotalSamples");
        assertThat(json.at("/ModelResults/0/PromptResults/0/Statistics").fieldNames())
                .toIterable()
                .containsExactly(
                        "AverageTokensPerSecond",
                        "MinTokensPerSecond",
                        "MaxTokensPerSecond",
                        "StdDevTokensPerSecond",
                        "AverageDurationSeconds",
                        "SampleSize");
    }

    @Test
    void theBenchmarkHarnessFiguresAreThoseOfTheRun() throws Exception {
        JsonNode json = new ObjectMapper().readTree(BenchResultsJson.write(run("three-models")));
        RunSummary run = run("three-models");

        assertThat(json.get("total_requests").asLong()).isEqualTo(run.overall().generations());
        assertThat(json.get("error_rate").asDouble())
                .isCloseTo(run.overall().attempts().failedPct() / 100, within(1e-4));
        assertThat(json.get("latency_ms").fieldNames())
                .toIterable()
                .containsExactly("min", "mean", "p50", "p95", "p99", "max", "std_dev");
    }

    @Test
    void aSimulationIsWrittenInTheShapeOfItsOwnToolAlone() {
        RunData run = new SyntheticRun(1).generationsPerSeries(3).data();

        assertThat(DocumentFiles.of(run, RunSummary.of(run))).containsOnlyKeys("tokens-per-second.json");
    }

    @Test
    void whatARunCanTellDecidesOnTheFormsAndNotItsName() {
        assertThat(files(Set.of())).isEmpty();
        assertThat(files(Set.of(Capability.PROMPT_SET, Capability.PROMPT_LENGTHS)))
                .containsExactly("bench_results.json", "tokens-per-second.json");
    }

    private static Set<String> files(Set<Capability> capabilities) {
        RunData data = new SyntheticRun(1).generationsPerSeries(3).data();
        RunInfo renamed = RunInfoBuilder.of(data.info())
                .simulation("NightlyOfTheTeam")
                .capabilities(capabilities)
                .build();
        RunData run = data.part(renamed, data.cells());
        return DocumentFiles.of(run, RunSummary.of(run)).keySet();
    }

    @Test
    void aFolderPerModelStaysInItsFolderWhateverTheName() throws Exception {
        List<Path> files = GatlingStats.write(run("hostile"), folder);

        assertThat(files).hasSize(7).doesNotHaveDuplicates().allSatisfy(file -> {
            assertThat(file.normalize()).startsWith(folder);
            assertThat(file.getParent().getParent().getFileName().toString()).matches("[A-Za-z0-9._]+-\\d+-\\d+");
            assertThat(Files.exists(file)).isTrue();
        });
    }
}
