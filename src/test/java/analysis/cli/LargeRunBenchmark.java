package analysis.cli;

import static analysis.fixtures.Generations.generation;

import analysis.fixtures.SyntheticRun;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import run.RunInfo;
import run.folder.GenerationsWriter;
import run.folder.RunFile;
import run.folder.RunJson;

/**
 * Times the command {@code report} on a large run (12 models, 40 series each, 200,000 generations of 100 gaps: some 150 MB),
 * the start of the JVM and the writing of all files included. The limits are 5 s and 512 MB of heap. The first call makes the
 * run's folder and measures nothing, each later one measures once:
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * for i in 1 2 3 4; do
 *   java -Xmx512m -cp target/llm-perf.jar:target/test-classes analysis.cli.LargeRunBenchmark target/large
 * done
 * }</pre>
 */
final class LargeRunBenchmark {

    private static final int MODELS = 12;
    private static final int SERIES = 40;
    private static final int GENERATIONS = 200_000;
    private static final int GAPS = 100;

    private LargeRunBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        if (!Files.exists(folder.resolve(RunFile.GENERATIONS.fileName()))) {
            write(folder);
            System.out.println("Made " + folder + "; call it again to measure.");
            return;
        }
        int status =
                Main.run(new PrintStream(OutputStream.nullOutputStream()), System.err, "report", folder.toString());
        long ms = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "report of %d generations: exit code %d, %.2f s, %.2f s of processor time, at most %d of %d MB of heap%n",
                GENERATIONS,
                status,
                ms / 1000.0,
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9,
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static void write(Path folder) throws IOException {
        List<String> models =
                IntStream.range(0, MODELS).mapToObj(i -> "model-" + i).toList();
        List<String> series =
                IntStream.range(0, SERIES).mapToObj(i -> "series-" + i).toList();
        RunInfo info = SyntheticRun.info("", models, series);
        RunJson.write(folder.resolve(RunFile.INFO.fileName()), info);
        SplittableRandom random = new SplittableRandom(1);
        AtomicReference<IOException> failure = new AtomicReference<>();
        try (GenerationsWriter writer =
                new GenerationsWriter(folder.resolve(RunFile.GENERATIONS.fileName()), failure::set)) {
            for (int i = 0; i < GENERATIONS && failure.get() == null; i++) {
                String model = models.get(i % MODELS);
                String name = series.get(i / MODELS % SERIES);
                int startMs = i * 3;
                double firstTokenMs = 100 + 400 * random.nextDouble();
                int[] gapsUs = random.ints(GAPS, 15_000, 45_000).toArray();
                writer.write(
                        generation(g -> g.cell(model, name).startMs(startMs).timing(firstTokenMs, gapsUs)));
            }
        }
    }
}
