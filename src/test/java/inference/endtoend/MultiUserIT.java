package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import inference.gatling.load.ArrivalSchedule;
import inference.workload.Distances;
import inference.workload.RateProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a user runs it: one JVM with the simulation, another program's server. */
class MultiUserIT {

    @TempDir
    Path results;

    @Test
    void countsEqualWhatTheServerSawAndWhatGatlingPrints() throws IOException {
        MockSettings failing = new MockSettings().timeScale(100).errorRate(0.2);
        try (MockServer server = MockServer.start(failing)) {
            SimulationProcess.Ended run = SimulationProcess.run(
                    "MultiUser",
                    results,
                    Map.of(
                            "baseUrl", server.baseUrl(),
                            "api", "openai",
                            "users", "1,4",
                            "requests", "40",
                            "warmupRuns", "1"));

            assertThat(run.exitCode()).as(run.output()).isZero();
            List<String> rows = run.generations().subList(1, run.generations().size());
            assertThat(server.stats().requests("/v1/chat/completions"))
                    .isEqualTo(rows.size())
                    .isEqualTo(84);

            long ok = rows.stream()
                    .filter(r -> r.contains(",measure,") && r.contains(",ok,"))
                    .count();
            long failed = rows.stream()
                    .filter(r -> r.contains(",measure,") && r.contains(",http_500,"))
                    .count();
            assertThat(ok + failed).isEqualTo(80);
            assertThat(failed).as("the mock was to fail some").isPositive();

            JsonNode summary = new ObjectMapper()
                    .readTree(run.folder().resolve("summary.json").toFile());
            assertThat(summary.at("/overall/generations").asLong()).isEqualTo(80);
            assertThat(summary.at("/overall/ok").asLong()).isEqualTo(ok);
            assertThat(gatlingCounts(run.output(), "chat")).containsExactly(80L, ok, failed);
            assertThat(gatlingCounts(run.output(), "chat first token")).containsExactly(ok, ok, 0L);
            assertThat(run.folder().resolve("index.html")).isRegularFile();
        }
    }

    /** The build is red, and all that explains it is there. */
    @Test
    void aRunInWhichNothingSucceedsFailsTheBuildWithItsReportsWritten() throws IOException {
        MockSettings broken = new MockSettings().timeScale(100).errorRate(1);
        try (MockServer server = MockServer.start(broken)) {
            SimulationProcess.Ended run = SimulationProcess.run(
                    "MultiUser",
                    results,
                    Map.of("baseUrl", server.baseUrl(), "api", "openai", "users", "1", "requests", "4"));

            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output()).contains("The run fails: None of 4 generations succeeded.");
            assertThat(run.folder().resolve("index.html")).isRegularFile();
            assertThat(run.folder().resolve("report.html")).isRegularFile();
        }
    }

    /** Total, OK and KO over all models' groups in Gatling's last console block. */
    private static List<Long> gatlingCounts(String output, String request) {
        String last = output.substring(output.lastIndexOf("---- Requests"));
        Matcher line = Pattern.compile("> \\S+ / " + request + " +\\| +(\\S+) \\| +(\\S+) \\| +(\\S+)")
                .matcher(last);
        long[] sums = new long[3];
        while (line.find()) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += line.group(i + 1).equals("-") ? 0 : Long.parseLong(line.group(i + 1));
            }
        }
        return List.of(sums[0], sums[1], sums[2]);
    }

    @Test
    void anOpenProfileRecordsHowLateEachArrivalStarted() throws IOException {
        SimulationProcess.Ended run = SimulationProcess.run(
                "MultiUser",
                results,
                Map.of("rate", "50", "arrivals", "poisson", "duration", "3s", "mockTimeScale", "100", "seed", "7"));
        assertThat(run.exitCode()).as(run.output()).isZero();
        List<String> measured =
                run.generations().stream().filter(r -> r.contains(",measure,")).toList();
        // The count of a Poisson process of this seed: the same in every run.
        assertThat(measured)
                .hasSize(ArrivalSchedule.of(
                                RateProfile.constant(50, java.time.Duration.ofSeconds(3)), Distances.poisson(), 7)
                        .size());
        int column = List.of(run.generations().get(0).split(",")).indexOf("scheduled_delay_ms");
        assertThat(measured)
                .allSatisfy(row -> assertThat(Double.parseDouble(row.split(",", -1)[column]))
                        .isBetween(0.0, 30_000.0)); // a starved machine begins late
    }

    @Test
    void settingsThatCannotBeUsedFailBeforeAnyLoad() throws IOException {
        try (MockServer server = MockServer.start(new MockSettings())) {
            SimulationProcess.Ended run =
                    SimulationProcess.run("MultiUser", results, Map.of("baseUrl", server.baseUrl(), "models", "gpt-9"));
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output()).contains("setting 'models': gpt-9 not at " + server.baseUrl(), "phi3.5");
            assertThat(server.stats().generationsStarted()).isZero();
            assertThat(run.folder()).isNull();
        }
    }
}
