package analysis.summary.reading;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.log.LogEncoder;
import analysis.log.LogRecord;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.figures.ServerThroughput;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.Generation;
import run.Outcome;
import run.Phase;
import run.folder.GenerationsWriter;
import run.folder.RunJson;

class RunReaderTest {

    private static final LogRecord RUN =
            new LogRecord.Run("3.15.1", "simulations.MultiUser", 1_000, "", List.of("users"));

    @TempDir
    private Path folder;

    @BeforeEach
    void threeGenerationsOfWhichOneFailedAndAWarmUp() throws IOException {
        RunJson.write(folder.resolve("run.json"), new SyntheticRun(1).info());
        rows(
                generation(g -> g.phase(Phase.WARMUP)),
                generation(g -> g.startMs(1000)),
                generation(g -> g.startMs(2000)),
                generation(g -> g.startMs(3000).failed(Outcome.http(500), "boom")));
    }

    private void rows(Generation... rows) throws IOException {
        Path file = folder.resolve("generations.csv");
        Files.deleteIfExists(file);
        try (GenerationsWriter writer = new GenerationsWriter(file, failure -> {})) {
            Arrays.stream(rows).forEach(writer::write);
        }
    }

    private byte[] log(LogRecord... requests) throws IOException {
        List<LogRecord> records = new ArrayList<>(List.of(RUN));
        records.addAll(List.of(requests));
        byte[] bytes = LogEncoder.encode(records);
        Files.write(folder.resolve("simulation.log"), bytes);
        return bytes;
    }

    private static LogRecord request(String name, boolean ok, String... groups) {
        return new LogRecord.Request(List.of(groups), name, 1_100, 1_200, ok, "");
    }

    private List<Warning> warnings() {
        return RunReader.read(folder).warnings().stream()
                .filter(warning -> warning.kind() != Kind.FEW_SAMPLES && warning.kind() != Kind.ERRORS)
                .toList();
    }

    /** 95 tokens/s would become 140 by a clock set back by 5 s, and nothing else would show it. */
    @Test
    void ratesOfARunWhoseClockWasSetAreLeftOutAndItsTimesAreNot() throws IOException {
        rows(
                generation(g -> g.startMs(0)),
                generation(g -> g.startMs(5000)),
                generation(g -> g.startMs(10_000)),
                generation(g -> g.startMs(8_000)));

        RunData run = RunReader.read(folder);

        assertThat(run.warnings()).extracting(Warning::kind).contains(Kind.CLOCK_STEP);
        assertThat(ServerThroughput.of(run.cells().values())).isEmpty();
        assertThat(RunSummary.of(run).overall().throughput()).isEmpty();
        assertThat(RunSummary.of(run).overall().ok()).isEqualTo(4);
        assertThat(run.cells().values())
                .allSatisfy(cell -> assertThat(cell.samples(Metric.LATENCY_MS)).isNotEmpty());
    }

    @Test
    void aLogWithTheSameCountsIsFine() throws IOException {
        log(
                request("chat", true, "llama3.2:3b"),
                request("chat first token", true, "llama3.2:3b"),
                request("chat", true, "outer", "llama3.2:3b"),
                request("chat", false, "llama3.2:3b"),
                request("health", true),
                request("load", true, "llama3.2:3b"));

        assertThat(warnings()).isEmpty();
    }

    @Test
    void aRequestOutsideOfEveryGroupIsThatOfTheRowsWithItsName() throws IOException {
        rows(generation(g -> g.cell("(server)", "GET /health").request("health")));
        log(request("health", true), request("other", true));
        assertThat(warnings()).isEmpty();

        log(request("health", false));
        assertThat(warnings()).extracting(Warning::kind).containsExactly(Kind.LOG_MISMATCH);
    }

    @Test
    void aDifferenceIsToldWithBothCounts() throws IOException {
        log(request("chat", true, "llama3.2:3b"), request("chat", false, "llama3.2:3b"));

        assertThat(warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.LOG_MISMATCH);
            assertThat(warning.what())
                    .contains("'chat' with llama3.2:3b")
                    .contains("1 ok and 1 failed generations, generations.csv 2 ok and 1 failed");
        });
    }

    @Test
    void aGenerationThatOnlyTheLogKnowsIsMissed() throws IOException {
        rows();
        log(request("chat", true, "m"), request("chat first token", true, "m"), request("load", true, "m"));

        assertThat(warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.what())
                        .contains("'chat' with m", "1 ok and 0 failed generations, generations.csv 0 ok and 0 failed"));
    }

    @Test
    void aCutLogIsNotComparedButToldOf() throws IOException {
        byte[] whole = log(request("chat", true, "llama3.2:3b"));
        Files.write(folder.resolve("simulation.log"), Arrays.copyOf(whole, whole.length - 1));

        assertThat(warnings()).extracting(Warning::kind).containsExactly(Kind.LOG_TRUNCATED);
    }

    @Test
    void aCutRowIsLeftOutAndToldOf() throws IOException {
        Path file = folder.resolve("generations.csv");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        RunData data = RunReader.read(folder);

        assertThat(data.warnings()).extracting(Warning::kind).contains(Kind.ROWS_TRUNCATED);
        assertThat(data.cells().firstKey().model()).isEqualTo("llama3.2:3b");
        assertThat(data.cells().values())
                .singleElement()
                .satisfies(cell -> assertThat(cell.generations()).isEqualTo(2));
    }

    @Test
    void withoutItsDescriptionARunIsDescribedByItsRows() throws IOException {
        Files.delete(folder.resolve("run.json"));
        RunData data = RunReader.read(folder);

        assertThat(data.info().simulation()).isEqualTo("TokensPerSecond");
        assertThat(data.info().start()).isEqualTo(Generations.START);
        assertThat(data.warnings()).extracting(Warning::kind).contains(Kind.NO_DESCRIPTION);
    }
}
