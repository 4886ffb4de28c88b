package inference.endtoend;

import analysis.stats.Percentiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mock.MockServer;
import mock.MockSettings;
import mock.measure.SendLog;
import run.Generation;
import run.folder.GenerationsReader;
import run.folder.RunJson;

/**
 * The measurement's own error: runs {@code MultiUser} in a JVM of its own against the mock server and compares every row of
 * {@code generations.csv} with the server's log of what it sent when. Truth is the time from the request's arrival at the
 * server to the moment the server handed a token to its socket, so the error contains the network, both
 * kernels and all of the client.
 *
 * <p>Not a test: it prints the table of {@code docs/accuracy.md}. {@code .ci/accuracy} runs it.
 */
public final class AccuracyBenchmark {

    private static final List<Integer> STREAMS = List.of(1, 64, 256, 1000);
    private static final int GENERATIONS_PER_STREAM = 10;
    private static final int LEAST_GENERATIONS = 100;
    private static final int TOKENS = 100;
    private static final int QUARTERS = 4;
    private static final String MODEL = "llama3.1:8b";
    private static final double TIME_SCALE = 2;
    private static final String LINE = "| %5d | %6d | %.2f / %.2f | %.2f / %.2f | %.2f | %.2f | %.1f | %.3f |%n";

    private AccuracyBenchmark() {}

    /** What was measured and what was true, for some generations in the order in which they began. */
    private record Times(List<Double> measuredMs, List<Double> trueMs, List<Double> gapsMs, List<Double> trueGapsMs) {

        Times() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(Generation row, SendLog.Entry truth) {
            long[] sendNs = truth.sendNs();
            measuredMs.add(row.timing().firstTokenMs().orElseThrow());
            trueMs.add((sendNs[0] - truth.arrivalNs()) / 1e6);
            for (int us : row.timing().gapsUs()) {
                gapsMs.add(us / 1e3);
            }
            for (int i = 1; i < sendNs.length; i++) {
                trueGapsMs.add((sendNs[i] - sendNs[i - 1]) / 1e6);
            }
        }

        double meanError() {
            return mean(measuredMs) - mean(trueMs);
        }

        double p99Error() {
            return p99(measuredMs) - p99(trueMs);
        }

        double p99GapError() {
            return p99(gapsMs) - p99(trueGapsMs);
        }

        private static double mean(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        private static double p99(List<Double> values) {
            return Percentiles.ofSorted(
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), 99);
        }
    }

    /** Runs all levels; {@code args} may name others. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<Integer> levels = args.length == 0
                ? STREAMS
                : Arrays.stream(args).map(Integer::valueOf).toList();
        System.out.println(
                "| streams | generations | TTFT error, whole run: mean / p99 (ms) | last quarter | gap error p99 (ms)"
                        + " | event-loop lag p99 (ms) | processor time (s) | server late, mean (ms) |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|---:|");
        MockServer.warmUp();
        for (int streams : levels) {
            run(streams);
        }
    }

    private static void run(int streams) throws IOException, InterruptedException {
        int generations = Math.max(LEAST_GENERATIONS, streams * GENERATIONS_PER_STREAM);
        MockSettings settings = MockSettings.builder()
                .slots(streams)
                .timeScale(TIME_SCALE)
                .sendLogCapacity(generations + 100)
                .build();
        Path results = Files.createTempDirectory(Path.of("target"), "accuracy");
        try (MockServer server = MockServer.start(settings)) {
            double cpuS = client(results, server.baseUrl(), streams, generations);
            Path folder = SimulationProcess.newestFolder(results);
            List<Generation> rows = new ArrayList<>();
            List<SendLog.Entry> truths = new ArrayList<>();
            pair(folder, server.sendLog().entries(), rows, truths);
            Times all = times(rows, truths, 0);
            Times last = times(rows, truths, rows.size() * (QUARTERS - 1) / QUARTERS);
            System.out.printf(
                    Locale.ROOT,
                    LINE,
                    streams,
                    rows.size(),
                    all.meanError(),
                    all.p99Error(),
                    last.meanError(),
                    last.p99Error(),
                    all.p99GapError(),
                    RunJson.read(folder.resolve("run.json"))
                            .clientHealth()
                            .eventLoopLag()
                            .p99Ms(),
                    cpuS,
                    server.stats().lateness().meanUs() / 1000);
        }
    }

    /** Processor time of the load generator from its start to its end, its reports included, s. */
    private static double client(Path results, String baseUrl, int streams, int generations)
            throws IOException, InterruptedException {
        Path output = results.resolve("output.txt");
        Process process = SimulationProcess.start(
                words("accuracy.prefix"),
                words("accuracy.jvmArgs"),
                "MultiUser",
                results,
                Map.of(
                        "baseUrl",
                        baseUrl,
                        "api",
                        "openai",
                        "models",
                        MODEL,
                        "users",
                        String.valueOf(streams),
                        "requests",
                        String.valueOf(generations),
                        "generationTokens",
                        String.valueOf(TOKENS)),
                output);
        Duration cpu = Duration.ZERO;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(output));
        }
        return cpu.toMillis() / 1e3;
    }

    private static List<String> words(String property) {
        return Arrays.stream(System.getProperty(property, "").split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The client numbers each user's generations, and rows of a user are in that order. */
    private static void pair(Path folder, List<SendLog.Entry> sent, List<Generation> rows, List<SendLog.Entry> truths)
            throws IOException {
        Map<String, SendLog.Entry> byId =
                sent.stream().collect(Collectors.toMap(entry -> userAndCount(entry.requestId()), entry -> entry));
        Map<Long, Integer> counts = new HashMap<>();
        GenerationsReader.read(folder.resolve("generations.csv"), generation -> {
            int count = counts.merge(generation.origin().user(), 1, Integer::sum);
            if (generation.isMeasured()) {
                rows.add(generation);
                truths.add(byId.get(generation.origin().user() + "-" + count));
            }
        });
    }

    /** The end of an id; see the action's request ids. */
    private static String userAndCount(String requestId) {
        String[] parts = requestId.split("-");
        return parts[parts.length - 2] + "-" + parts[parts.length - 1];
    }

    /** Of the generations from number {@code from} on, in the order in which they ended. */
    private static Times times(List<Generation> rows, List<SendLog.Entry> truths, int from) {
        Times times = new Times();
        for (int i = from; i < rows.size(); i++) {
            times.add(rows.get(i), truths.get(i));
        }
        return times;
    }
}
