package analysis.summary;

import static analysis.fixtures.Generations.generation;

import analysis.fixtures.SyntheticRun;
import analysis.run.GenerationsWriter;
import analysis.run.RunFile;
import analysis.run.RunInfo;
import analysis.run.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Writes a large run (12 models, 40 series each, 200,000 generations of 100 gaps: some 145 MB), and times its summary in
 * this JVM. The limits are 5 s and 512 MB of heap:
 *
 * <pre>{@code
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xmx512m -cp target/classes:target/test-classes:$(cat target/classpath) analysis.summary.LargeRunBenchmark target/large
 * }</pre>
 *
 * <p>With {@code mvn package} done, {@code time java -Xmx512m -jar target/llm-perf.jar report target/large} is the same
 * with the start of the JVM and the writing of the reports.
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
        }
        System.gc();
        long start = System.nanoTime();
        RunData data = RunReader.read(folder);
        long read = System.nanoTime();
        RunSummary summary = RunSummary.of(data);
        long end = System.nanoTime();
        System.out.printf(
                "%d generations in %d series, heap limit %d MB: read %.2f s, summarised %.2f s%n",
                summary.overall().generations(),
                summary.cells().size(),
                Runtime.getRuntime().maxMemory() >> 20,
                (read - start) / 1e9,
                (end - read) / 1e9);
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
