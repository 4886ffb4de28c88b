package bench;

import analysis.fixtures.Generations;
import analysis.log.LogEncoder;
import analysis.log.LogRecord;
import analysis.log.SimulationLogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import run.Generation;
import run.folder.GenerationsReader;
import run.folder.GenerationsWriter;

/** Records of simulation.log, and rows of generations.csv written and read: the time for one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadFiles {

    private static final int RECORDS = 100_000;
    private static final int ROWS = 2_000;
    private static final int GAPS = 99;

    private Path folder;
    private Path log;
    private Path csv;
    private Generation row;

    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("bench");
        log = folder.resolve("simulation.log");
        csv = folder.resolve("generations.csv");
        List<LogRecord> records = new ArrayList<>();
        records.add(new LogRecord.Run("3.15.1", "simulations.MultiUser", 0, "", List.of("chat")));
        for (int i = 0; i < RECORDS; i++) {
            records.add(new LogRecord.Request(List.of("model-" + i % 12), "chat", i, i + 100 + i % 1000, true, ""));
        }
        Files.write(log, LogEncoder.encode(records));
        int[] gaps = new int[GAPS];
        Arrays.setAll(gaps, i -> 19_000 + 37 * i);
        row = Generations.generation(g -> g.timing(123.4, gaps));
        writeRows(csv);
    }

    private void writeRows(Path file) throws IOException {
        try (GenerationsWriter writer = new GenerationsWriter(file, failure -> {})) {
            for (int i = 0; i < ROWS; i++) {
                writer.write(row);
            }
        }
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(log);
        Files.delete(csv);
        Files.delete(folder);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void log(Blackhole sink) {
        SimulationLogReader.read(log, sink::consume);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void readRows(Blackhole sink) {
        GenerationsReader.read(csv, sink::consume);
    }

    /** Closing the file included, which waits for the disk. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void writtenRows() throws IOException {
        Path file = folder.resolve("written.csv");
        writeRows(file);
        Files.delete(file);
    }
}
