package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.summary.RunSummary;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.Warning;
import inference.gatling.exchange.HostileStreamsTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mock.MockServer;
import mock.MockSettings;
import mock.fault.FaultRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run against a server that does everything wrong, now this and now that: every request it saw is a row. */
class HostileServerIT {

    private static final int REQUESTS = 240;
    private static final int WARM_UP = 2;
    /** They close a connection that the client believes in: a request on its way is never seen by the server. */
    private static final Set<String> UNSEEN =
            Set.of("close-idle", "content-length;delta=10", "content-length;delta=-10");

    @TempDir
    Path results;

    @Test
    void everyRequestSeenIsARow() throws IOException {
        assertEveryRequestSeenIsARow("openai", "/v1/chat/completions");
    }

    @Tag("long")
    @Test
    void everyRequestThatOllamaSeesIsARow() throws IOException {
        assertEveryRequestSeenIsARow("ollama", "/api/chat");
    }

    private void assertEveryRequestSeenIsARow(String api, String path) throws IOException {
        List<String> faults = HostileStreamsTest.FAULTS.stream()
                .filter(fault -> !UNSEEN.contains(fault))
                .toList();
        try (MockServer server = hostile(faults)) {
            SimulationProcess.Ended run = run(server, api);

            assertThat(server.stats().requests(path))
                    .as("requests seen, by outcome %s", server.stats().requests())
                    .isEqualTo(run.generations().size() - 1)
                    .isEqualTo(REQUESTS + WARM_UP);
            RunSummary summary = RunSummary.of(RunReader.read(run.folder()));
            assertThat(summary.overall().generations()).isEqualTo(REQUESTS);
            assertThat(summary.warnings())
                    .extracting(Warning::kind)
                    .contains(Warning.Kind.ERRORS)
                    .doesNotContain(Warning.Kind.LOG_MISMATCH, Warning.Kind.RUN_CUT);
            assertThat(outcomes(run)).contains("ok", "truncated", "stream_error", "protocol", "timeout_first_token");
        }
    }

    /** A connection may close while a request is on its way into it: such a request is a row all the same. */
    @Test
    void aRowWithoutARequestIsALostConnection() throws IOException {
        try (MockServer server = hostile(List.copyOf(UNSEEN))) {
            List<String> outcomes = outcomes(run(server, "openai"));

            assertThat(outcomes).hasSize(REQUESTS + WARM_UP);
            assertThat(outcomes.size() - server.stats().requests("/v1/chat/completions"))
                    .as("rows without a request; rows: %s", outcomes)
                    .isBetween(0L, outcomes.stream().filter("connect"::equals).count());
        }
    }

    /** Each fault befalls as many requests as the others. */
    private static MockServer hostile(List<String> faults) {
        List<FaultRule> rules = faults.stream()
                .map(fault -> FaultRule.withProbability(1.0 / faults.size(), fault))
                .toList();
        return MockServer.start(new MockSettings().timeScale(100).slots(16).faults(rules));
    }

    private SimulationProcess.Ended run(MockServer server, String api) throws IOException {
        SimulationProcess.Ended run = SimulationProcess.run(
                "MultiUser",
                results,
                Map.of(
                        "baseUrl", server.baseUrl(),
                        "api", api,
                        "models", "gemma2:2b",
                        "users", "8",
                        "requests", Integer.toString(REQUESTS),
                        "warmupRuns", Integer.toString(WARM_UP),
                        "generationTokens", "8",
                        "timeoutFirstToken", "700ms",
                        "timeoutIdle", "700ms"));
        assertThat(run.exitCode()).as(run.output()).isZero();
        return run;
    }

    private static List<String> outcomes(SimulationProcess.Ended run) throws IOException {
        return run.generations().stream()
                .skip(1)
                .map(row -> row.split(",", -1)[9])
                .toList();
    }
}
