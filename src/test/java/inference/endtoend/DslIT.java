package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.Generation;
import run.folder.GenerationsReader;
import run.folder.RunJson;

/** The DSL in a simulation that extends Gatling's own class and nothing of ours. */
class DslIT {

    @TempDir
    Path results;

    @Test
    void aPlainGatlingSimulationLeavesTheSameRunFolder() throws IOException {
        try (MockServer server = MockServer.start(new MockSettings().timeScale(100))) {
            SimulationProcess.Ended run = SimulationProcess.runClass(
                    PlainGatlingSimulation.class.getName(), results, Map.of("baseUrl", server.baseUrl()));

            assertThat(run.exitCode()).as(run.output()).isZero();
            List<Generation> rows = new ArrayList<>();
            GenerationsReader.read(run.folder().resolve("generations.csv"), rows::add);
            assertThat(rows).hasSize((int) server.stats().requests("/v1/chat/completions"));
            assertThat(rows).allMatch(Generation::isOk).allMatch(Generation::isMeasured);
            assertThat(rows).extracting(row -> row.origin().series()).containsOnly("ask", "talk", "second turn");
            assertThat(rows)
                    .filteredOn(row -> row.origin().series().equals("ask"))
                    .hasSize(PlainGatlingSimulation.ASKERS)
                    .extracting(row -> row.origin().model())
                    .containsOnly("phi3.5", "gemma2:2b");
            assertThat(RunJson.read(run.folder().resolve("run.json")).simulation())
                    .isEqualTo("PlainGatlingSimulation");
            assertThat(run.output())
                    .contains("PlainGatlingSimulation on ", "TTFT p95")
                    .doesNotContain("log_mismatch");
            assertThat(Files.readString(run.folder().resolve("report.html"))).contains("second turn");
        }
    }

    @Test
    void withoutTheProtocolItSaysWhatToAdd() throws IOException {
        SimulationProcess.Ended run =
                SimulationProcess.runClass(NoProtocolSimulation.class.getName(), results, Map.of());

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("add .protocols(llm().baseUrl(");
    }

    @Test
    void http2IsRefused() throws IOException {
        try (MockServer server = MockServer.start(new MockSettings())) {
            SimulationProcess.Ended run = SimulationProcess.runClass(
                    Http2Simulation.class.getName(), results, Map.of("baseUrl", server.baseUrl(), "api", "openai"));

            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output()).contains("generations are sent over HTTP/1.1: remove enableHttp2()");
            assertThat(server.stats().requests("/v1/chat/completions")).isZero();
        }
    }
}
