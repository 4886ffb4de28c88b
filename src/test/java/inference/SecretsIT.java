package inference;

import static org.assertj.core.api.Assertions.assertThat;

import inference.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a run leaves holds the key, not even a part of it, though the server repeats it wherever it can. */
class SecretsIT {

    private static final String KEY = "sk-PLANTED-7d1f0c9b";
    /** A message that is cut in the middle of the key would show this much. */
    private static final String PART = "sk-PLANTED";

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
                    .contains("the key " + Secrets.MASK + " is not known", "http_401", "stream_error");

            assertThat(run.output()).doesNotContain(PART);
            if (logLevel.equals("TRACE")) {
                assertThat(run.output()).contains("Warning: the log is so fine");
            }
            try (Stream<Path> files = Files.walk(results)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(PART);
                }
            }
            assertThat(run.folder().resolve("summary.json")).exists();
            assertThat(run.folder().resolve("simulation.log")).exists();
            assertThat(run.folder().resolve("index.html")).exists();
        }
    }

    @Test
    void aKeyOnTheCommandLineIsRefused() throws IOException {
        SimulationProcess.Ended run = SimulationProcess.run("MultiUser", results, Map.of("apiKey", KEY));
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("every process list").doesNotContain(PART);
    }
}
