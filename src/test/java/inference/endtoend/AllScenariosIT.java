package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import run.Generation;
import run.folder.GenerationsReader;

/** The suite as a user runs it, on a fast mock: every scenario leaves a complete run folder. */
@Execution(ExecutionMode.CONCURRENT)
class AllScenariosIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Those that have no test of their own. */
    private static final List<String> SCENARIOS = List.of(
            "TokensPerSecond",
            "Memory",
            "ModelList",
            "StructuredOutput",
            "UnstructuredOutput",
            "Batch",
            "StructuredVsUnstructured",
            "Soak",
            "Capacity");

    @TempDir
    Path results;

    @Test
    void aScenarioThatDoesNotExistIsToldInOneLine() throws IOException {
        SimulationProcess.Ended suite = SimulationProcess.run("AllScenarios", results, Map.of("scenarios", "Nosuch"));
        assertThat(suite.exitCode()).isEqualTo(1);
        assertThat(suite.output())
                .contains("Nothing was sent: setting 'scenarios': there is no simulation 'Nosuch'")
                .doesNotContain("Exception");
    }

    @Test
    void everyScenarioLeavesACompleteRunFolder() throws IOException {
        SimulationProcess.Ended suite = SimulationProcess.run(
                "AllScenarios",
                results,
                Map.of(
                        "scenarios", String.join(",", SCENARIOS),
                        "api", "gateway",
                        "gatewayStream", "true",
                        "mockTimeScale", "200",
                        "duration", "1s",
                        "cycle", "1s",
                        "levelSettle", "200ms"));
        assertThat(suite.exitCode()).as(suite.output()).isZero();
        assertThat(index().path("scenarios"))
                .hasSameSizeAs(SCENARIOS)
                .allMatch(scenario -> !scenario.has("problem") && scenario.has("report"));
        assertThat(folder("allscenarios").resolve("index.html"))
                .as("ours, not Gatling's")
                .content()
                .contains("Quick suite on the mock server: all " + SCENARIOS.size() + " scenarios passed");

        for (Path folder : folders()) {
            JsonNode info = MAPPER.readTree(folder.resolve("run.json").toFile());
            assertThat(info.path("quick").asBoolean()).as(folder.toString()).isTrue();
            assertThat(info.path("end").asText()).as(folder.toString()).isNotEmpty();
            assertThat(Stream.of(
                            "index.html",
                            "simulation.log",
                            "generations.csv",
                            "summary.json",
                            "report.html",
                            "perf_summary.csv",
                            "perf_report.md"))
                    .as(folder.toString())
                    .allMatch(file -> Files.isRegularFile(folder.resolve(file)));
        }
        assertThat(series("structuredoutput"))
                .containsExactlyInAnyOrder("Simple JSON Object", "Nested JSON Object", "Array of Objects");
        assertThat(series("soak")).containsExactlyInAnyOrder("ramp", "plateau", "burst");
        assertThat(series("tokenspersecond")).containsExactlyInAnyOrder("Short", "Medium", "Long");
        assertThat(folder("structuredvsunstructured").resolve("structured_vs_unstructured.csv"))
                .content()
                .startsWith("Model,Test Case,Endpoint,Latency (s),Input Tokens,Output Tokens,Total Requests,"
                        + "Average Duration (s)");
        assertThat(registered(folder("structuredvsunstructured")))
                .as("whether a schema was registered, and timed, by series")
                .hasSize(6)
                .allSatisfy((series, times) -> assertThat(times).containsExactly(!series.endsWith(" unstructured")));
        JsonNode capacity =
                MAPPER.readTree(folder("capacity").resolve("capacity.json").toFile());
        assertThat(capacity.path("levels").findValuesAsText("series")).startsWith("users=1", "users=2");
        assertThat(capacity.path("capacity").asDouble()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void oneThatFailsDoesNotLoseTheOthers() throws IOException {
        SimulationProcess.Ended suite = SimulationProcess.run(
                "AllScenarios",
                results,
                Map.of(
                        "scenarios",
                        "PromptSet2,Latency,PromptSet",
                        "cases",
                        "L9",
                        "mockTimeScale",
                        "200",
                        "users",
                        "3"));
        assertThat(suite.exitCode()).as("not all passed").isNotZero();
        assertThat(index().path("scenarios"))
                .extracting(scenario -> scenario.path("name").asText()
                        + scenario.path("problem").asText())
                .containsExactly("PromptSet2", "Latencyexit code 1", "PromptSet");
        assertThat(users()).as("each with its own users").containsExactly("users=2", "users=3");
        assertThat(suite.output()).contains("2 of 3 scenarios passed", "setting 'cases'");
    }

    /** The series of each run of PromptSet, in the order they ran. */
    private List<String> users() throws IOException {
        List<String> users = new ArrayList<>();
        for (Path folder : folders().stream().sorted().toList()) {
            if (folder.getFileName().toString().startsWith("promptset-")) {
                MAPPER.readTree(folder.resolve("run.json").toFile())
                        .path("series")
                        .forEach(series -> users.add(series.path("name").asText()));
            }
        }
        return users;
    }

    private JsonNode index() throws IOException {
        return MAPPER.readTree(folder("allscenarios").resolve("suite.json").toFile());
    }

    /** Those of the scenarios. */
    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(results)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().startsWith("allscenarios"))
                    .toList();
        }
    }

    private Path folder(String simulation) throws IOException {
        try (Stream<Path> all = Files.list(results)) {
            return all.filter(folder -> folder.getFileName().toString().startsWith(simulation + "-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Map<String, Set<Boolean>> registered(Path folder) {
        return rows(folder).stream()
                .collect(Collectors.groupingBy(
                        row -> row.cell().series(),
                        Collectors.mapping(row -> row.wire().schemaMs().orElse(0) > 0, Collectors.toSet())));
    }

    private static List<Generation> rows(Path folder) {
        List<Generation> rows = new ArrayList<>();
        GenerationsReader.read(folder.resolve("generations.csv"), rows::add);
        return rows;
    }

    private Set<String> series(String simulation) throws IOException {
        List<Generation> rows = rows(folder(simulation));
        assertThat(rows).as(simulation).allMatch(Generation::isOk);
        return rows.stream()
                .filter(Generation::isMeasured)
                .map(row -> row.cell().series())
                .collect(Collectors.toSet());
    }
}
