package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users who hang up. */
class CancellationIT {

    @TempDir
    Path results;

    @Test
    void generationsHungUpOnAreNoErrorsAndFreeTheServer() throws IOException {
        // 2000 tokens at the catalogue's speed take minutes: who hangs up does so in mid-stream, whatever the machine
        // does.
        try (MockServer server = MockServer.start(new MockSettings())) {
            SimulationProcess.Ended run = SimulationProcess.run(
                    "MultiUser",
                    results,
                    Map.of(
                            "baseUrl", server.baseUrl(),
                            "api", "openai",
                            "models", "phi3.5",
                            "users", "2",
                            "requests", "6",
                            "generationTokens", "2000",
                            "warmupRuns", "0",
                            "cancelRate", "1",
                            "cancelAfter", "1s"));
            JsonNode overall = new ObjectMapper()
                    .readTree(run.folder().resolve("summary.json").toFile())
                    .path("overall");
            assertThat(overall.path("cancelled").asInt()).as(run.output()).isEqualTo(6);
            assertThat(overall.path("failed").asInt()).isZero();
            assertThat(run.output())
                    .contains("6 of 6 generations were cancelled on purpose")
                    .doesNotContain("Success rate");
            assertThat(server.stats().requests("/v1/chat/completions")).isEqualTo(6);
            assertThat(server.stats().generationsStarted()).isEqualTo(6);
            assertThat(server.stats().generationsAborted()).isEqualTo(6);
            assertThat(server.stats().activeSlots()).isZero();
        }
    }
}
