package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import inference.gatling.action.Fetch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import run.Generation;
import run.folder.GenerationsReader;

/** Simulations as a user runs them, shortened, on a fast mock. */
@Execution(ExecutionMode.CONCURRENT)
class SimulationsIT {

    @TempDir
    Path results;

    @Test
    void latencyReachesItsPromptLengths() throws IOException {
        List<Generation> rows = run("Latency", Map.of("cases", "L1,L3"));
        assertThat(bySeries(rows)).containsOnlyKeys("L1 128→64", "L3 1024→256");
        assertThat(bySeries(rows).get("L3 1024→256")).hasSize(2).allSatisfy(row -> {
            assertThat(row.tokens().prompt().orElseThrow()).isBetween(1022, 1026);
            assertThat(row.tokens().output()).hasValue(256);
        });
    }

    @Test
    void throughputRunsEachLevelWithItsNumberOfUsers() throws IOException {
        // Slow enough that one user cannot have sent all before the other begins.
        Map<String, List<Generation>> levels =
                bySeries(run("Throughput", Map.of("users", "1,2", "mockTimeScale", "10")));
        assertThat(levels).containsOnlyKeys("users=1", "users=2");
        assertThat(levels.get("users=2")).hasSize(6);
        assertThat(users(levels.get("users=1"))).isEqualTo(1);
        assertThat(users(levels.get("users=2"))).isEqualTo(2);
    }

    @Test
    void conversationsGrowByTheAnswers() throws IOException {
        Map<String, List<Generation>> turns = bySeries(run(
                "Conversation",
                Map.of("conversations", "short", "prefixCache", "kept,broken", "generationTokens", "40")));
        assertThat(turns).hasSize(6).containsKey("short turn 3, cache broken");
        assertThat(promptTokens(turns, "short turn 2")).isGreaterThan(promptTokens(turns, "short turn 1") + 40);
        assertThat(promptTokens(turns, "short turn 3")).isGreaterThan(promptTokens(turns, "short turn 2") + 40);
    }

    @Test
    void promptsOfAFileAreSentWithTheirOwnLimits() throws IOException {
        List<Generation> rows = run("PromptSet", Map.of("requests", "10", "users", "2"));
        assertThat(rows)
                .extracting(row -> row.tokens().output().orElseThrow())
                .containsExactlyInAnyOrder(60, 100, 40, 80, 60, 120, 150, 150, 150, 60);
    }

    @Test
    void aWrongAnswerIsToldAndNoFailure() throws IOException {
        Path prompts = Files.writeString(results.resolve("prompts.jsonl"), """
                {"prompt": "Capital of France?", "max_tokens": 5, "expect": "no mock says this"}
                {"prompt": "Hello?", "max_tokens": 5, "expect": {"regex": "[a-z]"}}
                """);
        SimulationProcess.Ended run = SimulationProcess.runInSharedJvm(
                "MultiUser",
                results,
                Map.of("prompts", prompts.toString(), "models", "phi3.5", "users", "1", "requests", "4"));
        List<Generation> rows = new ArrayList<>();
        GenerationsReader.read(run.folder().resolve("generations.csv"), rows::add);
        assertThat(rows.stream().filter(Generation::isMeasured))
                .extracting(row -> row.ending().outcome() + " " + row.ending().answer() + " "
                        + row.ending().message())
                .containsExactly(
                        "ok WRONG expected \"no mock says this\" in it", "ok RIGHT ",
                        "ok WRONG expected \"no mock says this\" in it", "ok RIGHT ");
    }

    @Test
    void aTraceIsReplayedInItsOrderAndLengths() throws IOException {
        Path trace = Files.writeString(results.resolve("trace.jsonl"), """
                {"timestamp": 1000, "input_length": 400, "output_length": 20, "hash_ids": [1], "session": "a"}
                {"timestamp": 2000, "input_length": 1200, "output_length": 31, "hash_ids": [1, 2, 3], "session": "a"}
                {"timestamp": 2000, "input_length": 700, "output_length": 5, "hash_ids": [1, 4]}
                {"timestamp": 6000, "input_length": 64, "output_length": 9, "session": "a"}
                """);
        List<Generation> rows =
                run("Replay", Map.of("trace", trace.toString(), "traceSpeed", "10", "promptVariation", "same")).stream()
                        .sorted(Comparator.comparing(SimulationsIT::intendedMs))
                        .toList();
        assertThat(rows)
                .extracting(row -> row.tokens().output().orElseThrow())
                .containsExactlyInAnyOrder(20, 31, 5, 9) // two are of the same moment
                .startsWith(20)
                .endsWith(9);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.timing().scheduledDelayMs()).isPresent());
        assertThat(rows)
                .extracting(row -> row.origin().session() + row.origin().turn())
                .containsExactlyInAnyOrder("a1", "a2", "0", "a3");
        assertThat(rows.get(3).tokens().prompt().orElseThrow()).isBetween(58, 70);
        // 5 s of the trace, ten times faster; a start is where it was meant to be but for the delay that its row has.
        assertThat(intendedMs(rows.get(3)) - intendedMs(rows.get(0))).isCloseTo(500, within(2.0));
    }

    private static double intendedMs(Generation row) {
        return row.timestamp().toEpochMilli() - row.timing().scheduledDelayMs().orElseThrow();
    }

    @Test
    void aMixOfLengthsIsSent() throws IOException {
        List<Generation> rows =
                run("Workload", Map.of("mix", "50% 64->8, 50% 300->20", "users", "2", "requests", "12"));
        assertThat(rows)
                .hasSize(12)
                .allSatisfy(row -> assertThat(row.tokens().prompt().orElseThrow())
                        .isBetween(
                                row.tokens().output().orElseThrow() == 8 ? 56 : 280,
                                row.tokens().output().orElseThrow() == 8 ? 72 : 320));
        assertThat(rows).extracting(row -> row.tokens().output().orElseThrow()).contains(8, 20);
    }

    @Test
    void inputsAreSentInBatches() throws IOException {
        List<Generation> rows = run("Embeddings", Map.of("api", "rerank", "batchSize", "3", "users", "2"));
        assertThat(rows).hasSize(6).allSatisfy(row -> {
            assertThat(row.origin().request()).isEqualTo("rerank");
            assertThat(row.tokens().inputs()).hasValue(3);
            assertThat(row.timing().firstTokenMs()).isEmpty();
        });
    }

    @Test
    void healthIsRecordedWithoutTokens() throws IOException {
        List<Generation> rows = run("HealthCheck", Map.of("users", "3", "duration", "1s"));
        assertThat(rows).hasSizeGreaterThanOrEqualTo(3).allSatisfy(row -> {
            assertThat(row.cell().model()).isEqualTo(Fetch.MODEL);
            assertThat(row.tokens().output()).isEmpty();
            assertThat(row.timing().firstTokenMs()).isEmpty();
            assertThat(row.timing().latencyMs()).isEqualTo(row.timing().streamMs());
        });
    }

    /** The measured rows; all are to be ok, in a complete run that says it is a quick one. */
    private List<Generation> run(String simulation, Map<String, String> settings) throws IOException {
        Map<String, String> all = new TreeMap<>(Map.of("quick", "true", "mockTimeScale", "200"));
        all.putAll(settings);
        SimulationProcess.Ended run = SimulationProcess.runInSharedJvm(simulation, results, all);
        assertThat(run.exitCode()).as(run.output()).isZero();
        JsonNode info =
                new ObjectMapper().readTree(run.folder().resolve("run.json").toFile());
        assertThat(info.path("quick").asBoolean()).isTrue();
        assertThat(info.path("end").isMissingNode()).isFalse();
        assertThat(run.folder().resolve("summary.json")).isRegularFile();
        List<Generation> rows = new ArrayList<>();
        GenerationsReader.read(run.folder().resolve("generations.csv"), rows::add);
        assertThat(rows).allMatch(Generation::isOk);
        // Prompts are calibrated before startAt, and so before the users of Gatling, who are numbered from 1.
        assertThat(rows)
                .filteredOn(row -> row.cell().series().equals("calibration"))
                .allMatch(row -> row.origin().user() == 0);
        return rows.stream().filter(Generation::isMeasured).toList();
    }

    private static Map<String, List<Generation>> bySeries(List<Generation> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.cell().series(), LinkedHashMap::new, Collectors.toList()));
    }

    private static long users(List<Generation> rows) {
        return rows.stream().map(row -> row.origin().user()).distinct().count();
    }

    private static int promptTokens(Map<String, List<Generation>> turns, String series) {
        return turns.get(series).get(0).tokens().prompt().orElseThrow();
    }
}
