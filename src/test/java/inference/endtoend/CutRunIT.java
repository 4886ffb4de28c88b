package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.summary.RunSummary;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.Warning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that do not end by themselves, or cannot begin. */
class CutRunIT {

    private static final int PATIENCE_S = 300;

    @TempDir
    Path results;

    private final MockServer server = MockServer.start(new MockSettings().timeScale(50));

    @Test
    void ctrlCHangsUpAndLeavesARecordOfEveryRequest() throws Exception {
        Process process = startAndAwaitRows();
        long stoppedNs = System.nanoTime();
        process.destroy(); // SIGTERM; the JVM does the same on SIGINT
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        System.out.printf("ended %d ms after the signal%n", (System.nanoTime() - stoppedNs) / 1_000_000);

        String output = Files.readString(output());
        assertThat(output).contains("The run was cut", "Its report: ");
        assertThat(folder().resolve("report.html")).isRegularFile();
        RunSummary run = summary();
        List<String> rows = Files.readAllLines(folder().resolve("generations.csv"));
        assertThat(server.stats().requests("/v1/chat/completions")).isEqualTo(rows.size() - 1);
        assertThat(run.overall().cancelled()).isPositive();
        assertThat(run.overall().failed()).isZero();
        server.close();
    }

    /** As Maven is when it is killed: it takes nobody along. */
    @Test
    void aLoadEndsWithTheProcessThatStartedIt() throws Exception {
        Files.createFile(output());
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsASimulation.class.getName(),
                        results.toString(),
                        server.baseUrl(),
                        output().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitRows(parent);
        ProcessHandle load = parent.children().findFirst().orElseThrow();
        long killedNs = System.nanoTime();
        parent.destroyForcibly();
        load.onExit().get(PATIENCE_S, TimeUnit.SECONDS);
        System.out.printf("ended %d ms after its parent was killed%n", (System.nanoTime() - killedNs) / 1_000_000);

        assertThat(Files.readString(output())).contains("has ended, so the run ends too", "The run was cut");
        List<String> rows = Files.readAllLines(folder().resolve("generations.csv"));
        assertThat(server.stats().requests("/v1/chat/completions")).isEqualTo(rows.size() - 1);
        server.close();
    }

    /** Its users pause, so that it costs few requests to find out that the server stays away. */
    @Test
    void aServerThatStaysAwayEndsTheRunIfSoAsked() throws Exception {
        Map<String, String> settings = new HashMap<>(StartsASimulation.settings(server.baseUrl()));
        settings.put("maxFailuresInRow", "12");
        Process process = SimulationProcess.start("MultiUser", results, settings, output());
        awaitRows(process);
        server.close();
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(output())).doesNotContain("has no effect");
        assertThat(Files.readString(output())
                        .lines()
                        .filter(line -> line.startsWith("The run is ended: 12 generations")))
                .singleElement()
                .asString()
                .contains("in a row failed (-DmaxFailuresInRow)");
        RunSummary run = RunSummary.of(RunReader.read(folder()));
        assertThat(run.overall().failed()).isBetween(12L, 40L);
        assertThat(run.warnings())
                .extracting(Warning::kind)
                .contains(Warning.Kind.CONNECT_PAUSES)
                .doesNotContain(Warning.Kind.RUN_CUT);
    }

    @Test
    void aKilledRunKeepsWhatEndedASecondBefore() throws Exception {
        Process process = startAndAwaitRows();
        long seen = rows();
        process.destroyForcibly(); // SIGKILL
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        assertThat(summary().overall().generations()).isGreaterThanOrEqualTo(seen - 2);
        server.close();
    }

    /** A limit on the size of a file fails a write as a full disk does, and needs no file system of its own. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDiskThatIsFullEndsTheRunAndSaysSo() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 100; exec \"$@\"", "limited"));
        command.addAll(SimulationProcess.command(
                "MultiUser",
                results,
                Map.of(
                        "baseUrl",
                        server.baseUrl(),
                        "api",
                        "openai",
                        "models",
                        "tiny-fast",
                        "users",
                        "4",
                        "duration",
                        "10m",
                        "generationTokens",
                        "60")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(output).contains("The run ends because its records can no longer be written: ");
        assertThat(output.lines().reduce((before, last) -> last))
                .get()
                .asString()
                .contains("are not complete", "rows were written");
        assertThat(summary().overall().generations()).isGreaterThan(20);
        server.close();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsSaidBeforeAnyLoad() throws IOException {
        Path file = Files.createFile(results.resolve("file"));
        refused(file.resolve("runs"), "cannot be written into");
    }

    private void refused(Path folder, String reason) throws IOException {
        Path output = results.resolve("output.txt");
        Process process = SimulationProcess.start("MultiUser", folder, Map.of("baseUrl", server.baseUrl()), output);
        try {
            assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        assertThat(process.exitValue()).isNotZero();
        assertThat(Files.readString(output)).contains(reason);
        assertThat(server.stats().generationsStarted()).isZero();
        server.close();
    }

    private Process startAndAwaitRows() throws Exception {
        Process process =
                SimulationProcess.start("MultiUser", results, StartsASimulation.settings(server.baseUrl()), output());
        awaitRows(process);
        return process;
    }

    private void awaitRows(Process process) throws Exception {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (rows() < 20) {
            assertThat(process.isAlive() && System.nanoTime() < deadlineNs)
                    .as(Files.readString(output()))
                    .isTrue();
            Thread.sleep(100);
        }
    }

    private Path output() {
        return results.resolve("output.txt");
    }

    private Path folder() {
        return SimulationProcess.newestFolder(results);
    }

    /** Rows with the header. */
    private long rows() throws IOException {
        Path csv = folder() == null ? null : folder().resolve("generations.csv");
        return csv == null || !Files.exists(csv) ? 0 : Files.readAllLines(csv).size();
    }

    private RunSummary summary() {
        RunSummary run = RunSummary.of(RunReader.read(folder()));
        assertThat(run.warnings()).extracting(Warning::kind).contains(Warning.Kind.RUN_CUT);
        return run;
    }
}
