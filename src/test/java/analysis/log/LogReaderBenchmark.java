package analysis.log;

import io.gatling.charts.stats.LogFileReader;
import io.gatling.core.config.GatlingConfiguration;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How fast a log of four million requests is read and counted, beside Gatling's own reader: processor time of the reading thread.
 *
 * <pre>
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java --add-opens java.base/java.lang=ALL-UNNAMED -Xmx2g -cp target/classes:target/test-classes:$(cat target/classpath) analysis.log.LogReaderBenchmark
 * </pre>
 *
 * <p>{@code docs/run-directory.md} has the figures measured. An argument is another number of requests. Ours needs no more than
 * 64 MB of heap.
 */
final class LogReaderBenchmark {

    private static final int REQUESTS = 4_000_000;
    private static final int PASSES = 5;

    private LogReaderBenchmark() {}

    public static void main(String[] args) throws IOException {
        GatlingConfiguration configuration = GatlingConfiguration.loadForTest(
                CollectionConverters.<Tuple2<String, ?>>asScala(List.of()).toSeq());
        int requests = args.length == 0 ? REQUESTS : Integer.parseInt(args[0]);
        Path file = Files.createTempFile("simulation", ".log");
        try {
            LargeLog.write(file, requests, 1);
            for (int pass = 1; pass <= PASSES; pass++) {
                LogCounts counts = new LogCounts();
                double ours = seconds(() -> SimulationLogReader.read(file, counts));
                double gatlings = seconds(() -> new LogFileReader(file.toFile(), configuration).read());
                System.out.printf(
                        Locale.ROOT,
                        "pass %d: %d requests, %.0f MB, %d names: %.2f s, Gatling's reader %.2f s, %.0f times as long%n",
                        pass,
                        requests,
                        Files.size(file) / 1e6,
                        counts.counts().size(),
                        ours,
                        gatlings,
                        gatlings / ours);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static double seconds(Runnable reading) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        reading.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    }
}
