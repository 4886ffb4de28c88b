package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.folder.LifecycleReader;

/** Models as a whole, pulled and loaded over Ollama's API of the mock, as a user has it done. */
@Execution(ExecutionMode.CONCURRENT)
class LifecycleIT {

    private static final String TIME_SCALE = "50";
    /** Slow enough that a busy machine makes no warm load as long as a cold one. */
    private static final String LOAD_TIME_SCALE = "10";

    private static final long MODEL_BYTES = 4_700_000_485L;

    @TempDir
    Path results;

    @Test
    void aSingleUserPullsLoadsColdAndWarmAndGeneratesThoughAnotherModelCannotBePulled() throws IOException {
        SimulationProcess.Ended run = run(
                "SingleUser",
                1,
                Map.of("settle", "100ms", "models", "no-such,llama3.1:8b", "mockTimeScale", LOAD_TIME_SCALE));
        assertThat(run.output())
                .contains("no-such: pull failed with stream_error", "1 of 2 pulls failed; pull ", "llama3.1:8b, ");
        List<LifecycleEvent> noSuch = lifecycle(run).stream()
                .filter(event -> event.model().equals("no-such"))
                .toList();
        assertThat(noSuch)
                .extracting(LifecycleEvent::operation)
                .as("its round ends there")
                .containsExactly(Operation.UNLOAD, Operation.DELETE, Operation.PULL);
        assertThat(noSuch.get(2).outcome().isOk()).isFalse();
        assertThat(noSuch.get(2).message()).isEqualTo("pull model manifest: file does not exist");

        List<LifecycleEvent> events = lifecycle(run).stream()
                .filter(event -> !event.model().equals("no-such"))
                .toList();
        assertThat(events)
                .extracting(LifecycleEvent::operation)
                .containsExactly(
                        Operation.UNLOAD,
                        Operation.DELETE,
                        Operation.PULL,
                        Operation.COLD_LOAD,
                        Operation.UNLOAD,
                        Operation.WARM_LOAD);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.outcome().isOk()).isTrue();
            assertThat(event.model()).isEqualTo("llama3.1:8b");
        });
        assertThat(events.get(2).bytes()).hasValue(MODEL_BYTES);
        // The catalogue: 18 s from the disk, 3 s from the cache, at ten times that speed.
        assertThat(events.get(3).durationMs()).isGreaterThan(2 * events.get(5).durationMs());
        assertThat(run.generations()).as("a header and the first generation").hasSize(2);
        assertThat(run.generations().get(1)).contains(",single user,measure,", ",ok,");
    }

    @Test
    void usersWhoEachPullAndLoadAreSetAgainstTheSumAndTheLongest() throws IOException {
        SimulationProcess.Ended run = run("MultiUser", 0, Map.of("form", "document"));
        List<LifecycleEvent> events = lifecycle(run);
        assertThat(events)
                .allMatch(event -> event.outcome().isOk())
                .filteredOn(event -> event.operation() == Operation.DELETE)
                .as("the three that are pulled again, and not the fourth")
                .hasSize(3)
                .allMatch(event ->
                        event.series().equals("preparation") && !event.model().equals("llama3.1:8b"));
        List<LifecycleEvent> pulls = of(events, Operation.PULL);
        assertThat(pulls)
                .extracting(LifecycleEvent::model)
                .containsExactlyInAnyOrder("phi3.5", "gemma2:2b", "mistral:7b");
        assertThat(pulls).extracting(LifecycleEvent::user).doesNotHaveDuplicates();
        assertThat(of(events, Operation.COLD_LOAD)).hasSize(3);
        assertThat(run.generations()).hasSize(4);

        JsonNode together = new ObjectMapper()
                .readTree(run.folder().resolve("summary.json").toFile())
                .at("/lifecycle/together");
        assertThat(together).hasSize(1);
        JsonNode users = together.get(0);
        assertThat(users.path("series").asText()).isEqualTo("users=3");
        assertThat(users.path("okUsers").asInt()).isEqualTo(3);
        assertThat(users.path("overallMs").asDouble())
                .isGreaterThanOrEqualTo(users.path("maxMs").asDouble());
        assertThat(users.path("sumMs").asDouble())
                .isGreaterThan(users.path("maxMs").asDouble());
    }

    private SimulationProcess.Ended run(String simulation, int exitCode, Map<String, String> settings)
            throws IOException {
        Map<String, String> all = new TreeMap<>(Map.of("api", "ollama", "mockTimeScale", TIME_SCALE));
        all.putAll(settings);
        SimulationProcess.Ended run = SimulationProcess.runInSharedJvm(simulation, results, all);
        assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode);
        return run;
    }

    private static List<LifecycleEvent> lifecycle(SimulationProcess.Ended run) {
        List<LifecycleEvent> events = new ArrayList<>();
        LifecycleReader.read(run.folder().resolve("lifecycle.csv"), events::add);
        return events;
    }

    private static List<LifecycleEvent> of(List<LifecycleEvent> events, Operation operation) {
        return events.stream().filter(event -> event.operation() == operation).toList();
    }
}
