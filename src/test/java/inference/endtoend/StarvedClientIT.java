package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A load generator that gets no processor for 60 ms of every 200 ms, as one does beside a greedy neighbour or under a limit
 * of its container, is refused by {@code verdict}; the same run with all it needs is accepted. The server is not starved.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("long")
class StarvedClientIT {

    private static final int PATIENCE_S = 180;
    private static final int STOPPED_MS = 60;
    private static final int RUNNING_MS = 140;

    @TempDir
    Path results;

    private final MockServer server =
            MockServer.start(new MockSettings().timeScale(50).slots(4));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theStarvedRunIsRefusedAndTheUnstarvedIsAccepted() throws Exception {
        Judged starved = judged(run(true));
        assertThat(starved.exitCode()).as(starved.output()).isEqualTo(3);
        assertThat(starved.output()).contains("INVALID", "event loops lagged");

        Judged unstarved = judged(run(false));
        assumeThat(unstarved.output())
                .as("a machine that is busy with something else starves this run too")
                .doesNotContain("event loops lagged");
        assertThat(unstarved.exitCode()).as(unstarved.output()).isZero();
        assertThat(unstarved.output()).contains("PASS");
    }

    private Path run(boolean starved) throws Exception {
        Path output = results.resolve("output.txt");
        Process process = SimulationProcess.start(
                "MultiUser",
                results,
                Map.of(
                        "baseUrl",
                        server.baseUrl(),
                        "api",
                        "openai",
                        "models",
                        "gemma2:2b",
                        "users",
                        "2",
                        "duration",
                        "4s",
                        "generationTokens",
                        "20"),
                output);
        if (starved) {
            starve(process);
        }
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return SimulationProcess.newestFolder(results);
    }

    private static void starve(Process process) throws IOException, InterruptedException {
        while (process.isAlive()) {
            signal("STOP", process);
            Thread.sleep(STOPPED_MS);
            signal("CONT", process);
            Thread.sleep(RUNNING_MS);
        }
    }

    /** By the shell's own {@code kill}: a process that has ended meanwhile is no failure. */
    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid() + " 2>/dev/null || true")
                .start()
                .waitFor();
    }

    private record Judged(int exitCode, String output) {}

    private static Judged judged(Path run) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "analysis.cli.Main",
                        "verdict",
                        "--slo",
                        "ttft p95 <= 5000 ms",
                        run.toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Judged(process.waitFor(), output);
    }
}
