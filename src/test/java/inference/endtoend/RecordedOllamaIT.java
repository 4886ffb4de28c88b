package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import run.Generation;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;
import run.Outcome.Kind;
import run.folder.GenerationsReader;
import run.folder.LifecycleReader;

/** The life of a model, as a user measures it, with the bytes that a real Ollama sent. */
@Execution(ExecutionMode.CONCURRENT)
class RecordedOllamaIT {

    private static final String UNKNOWN = "nope";
    /** The layers of the model that was pulled, added up. */
    private static final long MODEL_BYTES = 116_631_361;

    private final List<LifecycleEvent> operations = new ArrayList<>();
    private final List<Generation> generations = new ArrayList<>();

    @TempDir
    Path results;

    @Test
    void aSingleUserPullsLoadsAndGenerates() throws IOException {
        try (RecordedOllama server = RecordedOllama.start()) {
            SimulationProcess.Ended run = run(
                    "SingleUser",
                    server,
                    Map.of("models", RecordedOllama.MODEL + "," + UNKNOWN, "pullInsecure", "true"));
            String model = "{\"model\":\"" + RecordedOllama.MODEL + "\"}";
            String unload = model.replace("}", ",\"keep_alive\":0}");
            assertThat(server.asked().subList(0, 6))
                    .containsExactly(
                            "/api/generate " + unload,
                            "/api/delete " + model,
                            "/api/pull " + model.replace("}", ",\"insecure\":true}"),
                            "/api/generate " + model,
                            "/api/generate " + unload,
                            "/api/generate " + model);
            assertThat(server.asked().get(6)).startsWith("/api/chat ").contains("\"num_predict\":6");
            assertThat(server.asked())
                    .as("nothing follows the pull that failed")
                    .hasSize(10);

            assertThat(operations)
                    .extracting(LifecycleEvent::operation)
                    .containsExactly(
                            Operation.UNLOAD,
                            Operation.DELETE,
                            Operation.PULL,
                            Operation.COLD_LOAD,
                            Operation.UNLOAD,
                            Operation.WARM_LOAD,
                            Operation.UNLOAD,
                            Operation.DELETE,
                            Operation.PULL);
            assertThat(operations.subList(0, 8)).allSatisfy(each -> {
                assertThat(each.outcome()).as(each.message()).isEqualTo(Outcome.OK);
                assertThat(each.message()).isEmpty();
            });
            assertThat(operations.get(2).bytes()).hasValue(MODEL_BYTES);
            assertThat(operations.get(8).outcome()).isEqualTo(Outcome.of(Kind.STREAM_ERROR));
            assertThat(operations.get(8).message()).isEqualTo("pull model manifest: file does not exist");
            assertThat(run.output())
                    .containsPattern("(?s)Failed on models.*nope +pull +stream_error +1  pull model manifest");

            assertThat(generations).singleElement().satisfies(generation -> {
                assertThat(generation.isOk()).isTrue();
                assertThat(generation.tokens().prompt()).hasValue(31);
                assertThat(generation.tokens().output()).hasValue(6);
                assertThat(generation.server().promptMs()).hasValue(69.731);
                assertThat(generation.server().queueMs()).hasValue(3.182);
            });
        }
    }

    /** Only what has been unloaded before it was deleted is loaded again. */
    @Test
    void usersOfTheDocumentsFormBeginWithoutTheModel() throws IOException {
        try (RecordedOllama server = RecordedOllama.start()) {
            run("MultiUser", server, Map.of("models", RecordedOllama.MODEL, "form", "document", "users", "2"));
            assertThat(operations)
                    .extracting(LifecycleEvent::operation)
                    .containsExactlyInAnyOrder(
                            Operation.UNLOAD,
                            Operation.DELETE,
                            Operation.PULL,
                            Operation.PULL,
                            Operation.COLD_LOAD,
                            Operation.COLD_LOAD)
                    .startsWith(Operation.UNLOAD, Operation.DELETE);
            assertThat(operations).allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Outcome.OK));
            assertThat(generations).hasSize(2).allMatch(Generation::isOk);
        }
    }

    /** The server has three models, and none is named. */
    @Test
    void aPageIsAskedForWithoutAModel() throws IOException {
        try (RecordedOllama server = RecordedOllama.start()) {
            Path folder = SimulationProcess.runInSharedJvm(
                            "ModelList",
                            results,
                            Map.of("baseUrl", server.baseUrl(), "users", "2", "duration", "300ms"))
                    .folder();
            GenerationsReader.read(folder.resolve("generations.csv"), generations::add);
            assertThat(generations).isNotEmpty().allMatch(Generation::isOk);
            assertThat(server.asked()).isEmpty();
        }
    }

    private SimulationProcess.Ended run(String simulation, RecordedOllama server, Map<String, String> settings)
            throws IOException {
        Map<String, String> all = new TreeMap<>(
                Map.of("baseUrl", server.baseUrl(), "deleteFirst", "true", "settle", "10ms", "generationTokens", "6"));
        all.putAll(settings);
        SimulationProcess.Ended run = SimulationProcess.runInSharedJvm(simulation, results, all);
        LifecycleReader.read(run.folder().resolve("lifecycle.csv"), operations::add);
        boolean allOk = operations.stream().allMatch(each -> each.outcome().isOk());
        assertThat(run.exitCode()).as(run.output()).isEqualTo(allOk ? 0 : 1);
        GenerationsReader.read(run.folder().resolve("generations.csv"), generations::add);
        return run;
    }
}
