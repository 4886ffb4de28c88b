package analysis.summary.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.LifecycleRuns;
import analysis.report.data.SummaryJson;
import analysis.report.export.DocumentFiles;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.NamedRun;
import analysis.summary.load.ReadyScaling;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.Cell;
import run.file.UnreadableFileException;

/** Results as the scripts of the older suite wrote them. */
class DocumentRunTest {

    private static final String SINGLE = """
            {"Timestamp": "2025-10-31 14:30:00", "Model": "llama3.1:8b", "OllamaEndpoint": "http://localhost:11434",
             "Measurements": {"DownloadTimeSeconds": 45.67, "DownloadStatus": "Success", "LoadTimeColdSeconds": 18.32,
               "LoadTimeWarmSeconds": 2.14, "LoadStatus": "Success", "TotalTimeSeconds": 63.99, "TokensPerSecond": 42.5}}
            """;
    private static final String TOKENS = """
            {"Timestamp": "2025-10-31 16:00:00",
             "Configuration": {"GenerationTokens": 100, "WarmupRuns": 2, "MeasurementRuns": 5, "ConcurrentRequests": 1},
             "Summary": {"OverallAverageTokensPerSecond": 42.5},
             "ModelResults": [{"Model": "llama3.1:8b", "PromptResults": [{"PromptLength": "Short", "PromptCharacters": 55,
               "Statistics": {"AverageTokensPerSecond": 43.2, "MinTokensPerSecond": 41.1, "MaxTokensPerSecond": 45.8,
                 "StdDevTokensPerSecond": 1.8, "AverageDurationSeconds": 2.31, "SampleSize": 5}}]}]}
            """;

    @TempDir
    private Path folder;

    private RunData read(String text) throws IOException {
        return RunReader.read(Files.writeString(folder.resolve("result.json"), text));
    }

    private static double only(RunData run, Cell cell, Metric metric) {
        double[] samples = run.cells().get(cell).samples(metric);
        assertThat(samples).as(metric.id()).hasSize(1);
        return samples[0];
    }

    @Test
    void aSingleUsersResult() throws IOException {
        RunData run = read(SINGLE);
        Cell cell = new Cell("llama3.1:8b", "single user");

        assertThat(only(run, cell, Metric.PULL_S)).isEqualTo(45.67);
        assertThat(only(run, cell, Metric.COLD_LOAD_S)).isEqualTo(18.32);
        assertThat(only(run, cell, Metric.WARM_LOAD_S)).isEqualTo(2.14);
        assertThat(only(run, cell, Metric.TOKENS_PER_S)).isEqualTo(42.5);
        assertThat(only(run, cell, Metric.OVERALL_S)).as("TotalTimeSeconds").isEqualTo(63.99);
        assertThat(run.info().simulation()).isEqualTo("SingleUser");
        assertThat(run.info().start()).hasToString("2025-10-31T14:30:00Z");
    }

    /** The scripts wrote 0 for what they had not come to. */
    @Test
    void whatWasNotDoneIsAbsentAndNot0() throws IOException {
        RunData run = read("""
                {"Timestamp": "2025-10-31 14:30:00", "Model": "m", "Measurements": {
                 "DownloadTimeSeconds": 0, "DownloadStatus": "Failed: 500", "LoadTimeColdSeconds": 0, "LoadTimeWarmSeconds": 0,
                 "LoadStatus": "Not attempted", "TotalTimeSeconds": 0, "TokensPerSecond": 0}}""");

        CellData only = run.cells().get(new Cell("m", "single user"));
        assertThat(only.generations()).isZero();
        assertThat(only.operations().events())
                .extracting(event -> event.operation() + " " + event.message())
                .containsExactly("PULL Failed: 500");
    }

    /** A user alone is ready after 63.99 s, three after 125.45 s. */
    @Test
    void aSingleUsersResultIsTheBaselineOfScaling() throws IOException {
        RunData three = read("""
                {"Timestamp": "2025-10-31 15:00:00", "ConcurrentUsers": 3, "Summary": {"OverallDurationSeconds": 125.45},
                 "IndividualResults": [{"Model": "phi3.5", "Measurements": {"DownloadTimeSeconds": 28.45,
                   "DownloadStatus": "Success", "LoadTimeSeconds": 12.34, "LoadStatus": "Success"}}]}""");

        ReadyScaling scaling = ReadyScaling.of(List.of(three, read(SINGLE))).orElseThrow();
        assertThat(scaling.efficiencyPct(scaling.levels().get(1))).isCloseTo(51.01, within(0.005));
    }

    /** Five users of three models: the file has the overall duration of all of them, and of each model its users' own times. */
    @Test
    void theOverallTimeOfAModelIsThatOfItsUsers() throws IOException {
        String user =
                "{\"Model\": \"%s\", \"Measurements\": {\"DownloadTimeSeconds\": %d, \"DownloadStatus\": \"Success\","
                        + " \"LoadTimeSeconds\": 10, \"LoadStatus\": \"Success\"}}";
        String users = Stream.of("a 50", "b 30", "c 20", "a 90", "b 40")
                .map(each -> user.formatted(each.substring(0, 1), Integer.valueOf(each.substring(2))))
                .collect(Collectors.joining(","));
        RunData run = read("{\"Timestamp\": \"2025-10-31 15:00:00\", \"ConcurrentUsers\": 5,"
                + " \"Summary\": {\"OverallDurationSeconds\": 180}, \"IndividualResults\": [" + users + "]}");

        assertThat(run.cells().values().stream().map(cell -> cell.samples(Metric.OVERALL_S)[0]))
                .containsExactly(100.0, 50.0, 30.0);
        assertThat(run.together().get(new Cell(RunData.ALL_MODELS, "users=5")).samples(Metric.OVERALL_S))
                .containsExactly(180);
    }

    /** Results of tokens per second do not name their server: nothing says that there were two. */
    @Test
    void resultsWithoutAnAddressAreOfNoServersToCompare() throws IOException {
        NamedRun before = new NamedRun("before", read(TOKENS));
        NamedRun after = new NamedRun("after", read(TOKENS));

        assertThat(RunComparison.of(List.of(before, after)).parities()).isEmpty();
        assertThat(RunComparison.of(List.of(new NamedRun("single", read(SINGLE)), after))
                        .parities())
                .isEmpty();
    }

    @Test
    void averagesAreOneValueAndSaySo() throws IOException {
        RunData run = read(TOKENS);

        assertThat(only(run, new Cell("llama3.1:8b", "Short"), Metric.TOKENS_PER_S))
                .isEqualTo(43.2);
        assertThat(only(run, new Cell("llama3.1:8b", "Short"), Metric.LATENCY_MS))
                .isEqualTo(2310);
        assertThat(run.warnings()).extracting(Warning::kind).contains(Warning.Kind.AVERAGES_ONLY);
    }

    @Test
    void ourExportsComeBackAsTheyWere() throws IOException {
        RunData run = LifecycleRuns.slowedDown(1)
                .level(1, 0)
                .level(3, 31)
                .failing("mistral:7b")
                .level(6, 10)
                .data();
        RunData one = export(run, "multi-user-1.json");
        RunData three = export(run, "multi-user-3.json");
        RunData six = export(run, "multi-user-6.json");

        ReadyScaling scaling = ReadyScaling.of(List.of(one, three)).orElseThrow();
        assertThat(scaling.efficiencyPct(scaling.levels().get(1))).isCloseTo(50.4, within(1e-9));
        assertThat(only(three, new Cell("phi3.5", "users=3"), Metric.PULL_S)).isEqualTo(45);
        assertThat(six.cells()
                        .get(new Cell("mistral:7b", "users=6"))
                        .operations()
                        .failed())
                .isEqualTo(2);
        assertThat(RunComparison.of(List.of(new NamedRun("a", three), new NamedRun("b", three)))
                        .rows())
                .anyMatch(row -> row.figure().title().equals("cold load p50"));
    }

    private RunData export(RunData run, String name) throws IOException {
        return RunReader.read(Files.writeString(
                folder.resolve(name), DocumentFiles.of(run, RunSummary.of(run)).get(name)));
    }

    @Test
    void aPullThatFailedAtOnceCanBeReported() throws IOException {
        RunData run = read("""
                {"Timestamp": "2025-10-31 14:30:00", "Model": "m",
                 "Measurements": {"DownloadTimeSeconds": null, "DownloadStatus": "Failed"}}""");

        assertThat(RunSummary.of(run).lifecycle().together())
                .singleElement()
                .satisfies(one -> assertThat(one.speedUp()).isEmpty());
        assertThat(SummaryJson.write(RunSummary.of(run))).contains("\"okUsers\" : 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{; not JSON",
                "{\"Timestamp\": \"2025-10-31 14:30:00\"}; not a result of a supported tool",
                "{\"Timestamp\": \"today\", \"Measurements\": {}}; Timestamp: expected a time",
                "{\"Timestamp\": \"2025-10-31 14:30:00+02:00\", \"Measurements\": {}}; a result without Model",
                "{\"Timestamp\": \"2025-10-31 14:30:00\", \"Model\": \"m\", \"Measurements\": {\"DownloadTimeSeconds\": -1}};"
                        + " DownloadTimeSeconds: expected a number of 0 or more",
                "{\"Timestamp\": \"+999999999-01-01 00:00:00\", \"Measurements\": {}}; Timestamp: expected a time",
                "{\"Timestamp\": \"2025-10-31 14:30:00\", \"IndividualResults\": [], \"ConcurrentUsers\": 0};"
                        + " ConcurrentUsers: expected a number of 1 or more",
                "[]; nor of the AKS benchmark suite"
            })
    void whatIsNoResultIsRefusedWithThePlace(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(message);
    }

    /** So that results of one simulation are pooled, and others are listed. */
    @Test
    void aResultTellsItsSimulation() throws IOException {
        for (String of :
                List.of("ModelResults TokensPerSecond", "IndividualResults MultiUser", "Measurements SingleUser")) {
            String field = of.substring(0, of.indexOf(' '));
            Path file = Files.writeString(
                    folder.resolve(field + ".json"), "{\"Timestamp\": \"2025-10-31 14:30:00\", \"" + field + "\": []}");

            assertThat(RunReader.simulation(file)).hasValue(of.substring(of.indexOf(' ') + 1));
        }
    }
}
