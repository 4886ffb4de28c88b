package analysis.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How fast a log of four million requests is read and counted. Run it on an otherwise idle machine:
 *
 * <pre>
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xmx64m -cp target/classes:target/test-classes:$(cat target/classpath) analysis.log.LogReaderBenchmark
 * </pre>
 *
 * <p>{@code docs/run-directory.md} has the figures measured. Gatling's own reader takes 14 s for the same.
 */
final class LogReaderBenchmark {

    private static final int REQUESTS = 4_000_000;
    private static final int PASSES = 5;

    private LogReaderBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path file = Files.createTempFile("simulation", ".log");
        try {
            LargeLog.write(file, REQUESTS, 1);
            for (int pass = 1; pass <= PASSES; pass++) {
                LogCounts counts = new LogCounts();
                long start = System.nanoTime();
                LogReport report = SimulationLogReader.read(file, counts);
                System.out.printf(
                        Locale.ROOT,
                        "pass %d: %d records, %.0f MB, %d names in %.2f s%n",
                        pass,
                        report.records(),
                        report.bytes() / 1e6,
                        counts.counts().size(),
                        (System.nanoTime() - start) / 1e9);
            }
        } finally {
            Files.delete(file);
        }
    }
}
