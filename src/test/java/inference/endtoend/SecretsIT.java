package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import inference.gatling.exchange.SmallServer;
import inference.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a run leaves holds the key, not even a part of it, though the server repeats it wherever it can. */
class SecretsIT {

    private static final String KEY = "sk-PLANTED-7d1f0c9b";
    /** A message that is cut in the middle of the key would show this much. */
    private static final String PART = "sk-PLANTED";

    private static final long PATIENCE_S = 300;

    @TempDir
    Path results;

    @ParameterizedTest
    @ValueSource(strings = {"WARN", "TRACE"})
    void aPlantedKeyIsNowhere(String logLevel) throws IOException {
        try (SmallServer server = SmallServer.plain().indiscreet()) {
            SimulationProcess.Ended run = SimulationProcess.run(
                    "MultiUser",
                    results,
                    Map.of(
                            "baseUrl", server.baseUrl(),
                            "users", "1",
                            "requests", "12",
                            "warmupRuns", "0",
                            "logLevel", logLevel),
                    Map.of("LLM_API_KEY", KEY));
            assertThat(run.folder()).as(run.output()).isNotNull();
            List<String> rows = run.generations();
            assertThat(rows).hasSize(13);
            assertThat(String.join("\n", rows))
                    .contains("the key " + Secrets.MASK + " is not known", "http_401", "stream_error")
                    .contains("it was sent in the headers Authorization, X-API-Key, api-key");

            assertThat(run.output()).doesNotContain(PART);
            if (logLevel.equals("TRACE")) {
                // The headers are there, so this would fail if nothing masked them.
                assertThat(run.output())
                        .contains("Warning: at this log level, logs contain requests with their headers")
                        .containsIgnoringCase("authorization: Bearer " + Secrets.MASK);
            }
            noFileHoldsIt();
            assertThat(run.folder().resolve("summary.json")).exists();
            assertThat(run.folder().resolve("simulation.log")).exists();
            assertThat(run.folder().resolve("index.html")).exists();
        }
    }

    /** The suite starts a JVM for each scenario. A process may see the key in its environment, never in its arguments. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void noProcessHasItAmongItsArguments() throws Exception {
        Path output = results.resolve("suite.txt");
        Set<Long> seen = new HashSet<>();
        try (MockServer server =
                MockServer.start(new MockSettings().timeScale(100).apiKey(KEY))) {
            Process suite = SimulationProcess.start(
                    "AllScenarios",
                    results,
                    Map.of("baseUrl", server.baseUrl(), "api", "openai", "scenarios", "ModelList", "quick", "true"),
                    Map.of("LLM_API_KEY", KEY),
                    output);
            long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
            while (suite.isAlive() && System.nanoTime() < endNs) {
                for (ProcessHandle process : Stream.concat(Stream.of(suite.toHandle()), suite.descendants())
                        .toList()) {
                    seen.add(process.pid());
                    assertThat(arguments(process)).doesNotContain(PART);
                }
                suite.waitFor(20, TimeUnit.MILLISECONDS);
            }
            assertThat(suite.waitFor(1, TimeUnit.SECONDS)).isTrue();
            assertThat(suite.exitValue()).as(Files.readString(output)).isZero();
            assertThat(server.stats().requests().get("/v1/models").get("200")).isGreaterThan(2);
        }
        assertThat(seen).as("the suite and its scenario").hasSizeGreaterThan(1);
        noFileHoldsIt();
    }

    /** Empty when the process has just ended. */
    private static String arguments(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private void noFileHoldsIt() throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(PART);
            }
        }
    }

    @Test
    void aKeyOnTheCommandLineIsRefused() throws IOException {
        SimulationProcess.Ended run = SimulationProcess.run("MultiUser", results, Map.of("apiKey", KEY));
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("every process list").doesNotContain(PART);
    }
}
