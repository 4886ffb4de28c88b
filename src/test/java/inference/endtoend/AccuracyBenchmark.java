package inference.endtoend;

import analysis.stats.Percentiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import mock.MockServer;
import mock.MockSettings;
import mock.measure.SendLog;
import run.Generation;
import run.GenerationsReader;
import run.RunJson;

/**
 * The measurement's own error: runs {@code MultiUser} against the mock server and compares every row of
 * {@code generations.csv} with the server's log of what it sent when. Truth is the time from the request's arrival at the
 * server to the moment the server handed the first (last) token to its socket, so the error contains the network, both
 * kernels and all of the client.
 *
 * <p>Not a test: it prints what it finds, for {@code docs/accuracy.md}. Run it on a quiet machine:
 *
 * <pre>mvn -q test-compile exec:exec@accuracy</pre>
 */
public final class AccuracyBenchmark {

    private static final List<Integer> STREAMS = List.of(1, 16, 64, 256);
    private static final int GENERATIONS_PER_STREAM = 10;
    private static final int LEAST_GENERATIONS = 200;
    private static final int TOKENS = 50;
    private static final String MODEL = "llama3.1:8b";

    private AccuracyBenchmark() {}

    /** Runs all levels; {@code args} may name others. */
    public static void main(String[] args) throws IOException {
        List<Integer> levels = args.length == 0
                ? STREAMS
                : Arrays.stream(args).map(Integer::valueOf).toList();
        System.out.println("Error against the server's own log, ms (measured - true), per generation\n");
        System.out.println(
                "Streams  Generations  TTFT mean     p50     p99     max   Last token mean     p50     p99     max"
                        + "   Gap mean abs  Client lag p99  Server lateness mean");
        MockServer.warmUp();
        for (int streams : levels) {
            System.out.println(run(streams));
        }
    }

    private static String run(int streams) throws IOException {
        MockSettings settings = MockSettings.builder()
                .slots(streams)
                .timeScale(2)
                .sendLogCapacity(1_000_000)
                .build();
        Path results = Files.createTempDirectory(Path.of("target"), "accuracy");
        try (MockServer server = MockServer.start(settings)) {
            int generations = Math.max(LEAST_GENERATIONS, streams * GENERATIONS_PER_STREAM);
            SimulationProcess.Ended run = SimulationProcess.run(
                    "MultiUser",
                    results,
                    Map.of(
                            "baseUrl", server.baseUrl(),
                            "api", "openai",
                            "models", MODEL,
                            "users", String.valueOf(streams),
                            "requests", String.valueOf(generations),
                            "generationTokens", String.valueOf(TOKENS)));
            if (run.exitCode() != 0) {
                throw new IllegalStateException(run.output());
            }
            double lagP99Ms = RunJson.read(run.folder().resolve("run.json"))
                    .clientHealth()
                    .eventLoopLag()
                    .p99Ms();
            return compare(
                    streams,
                    run.folder(),
                    server.sendLog().entries(),
                    lagP99Ms,
                    server.stats().lateness().meanUs() / 1000);
        }
    }

    /** The client numbers each user's generations, and rows of a user are in that order. */
    private static String compare(
            int streams, Path folder, List<SendLog.Entry> sent, double lagP99Ms, double serverLatenessMs)
            throws IOException {
        Map<String, SendLog.Entry> byId =
                sent.stream().collect(Collectors.toMap(entry -> userAndCount(entry.requestId()), entry -> entry));
        Map<Long, Integer> counts = new HashMap<>();
        List<Double> firstToken = new ArrayList<>();
        List<Double> lastToken = new ArrayList<>();
        List<Double> gaps = new ArrayList<>();
        GenerationsReader.read(folder.resolve("generations.csv"), generation -> {
            int count = counts.merge(generation.origin().user(), 1, Integer::sum);
            SendLog.Entry truth = byId.get(generation.origin().user() + "-" + count);
            if (generation.isMeasured()) {
                compare(generation, truth, firstToken, lastToken, gaps);
            }
        });
        return String.format(
                Locale.ROOT,
                "%7d  %11d  %s   %s   %12.3f  %14.3f  %20.3f",
                streams,
                firstToken.size(),
                distribution("%9.3f %7.3f %7.3f %7.3f", firstToken),
                distribution("%15.3f %7.3f %7.3f %7.3f", lastToken),
                gaps.stream().mapToDouble(Math::abs).average().orElseThrow(),
                lagP99Ms,
                serverLatenessMs);
    }

    /** The end of an id; see the action's request ids. */
    private static String userAndCount(String requestId) {
        String[] parts = requestId.split("-");
        return parts[parts.length - 2] + "-" + parts[parts.length - 1];
    }

    private static void compare(
            Generation row, SendLog.Entry truth, List<Double> firstToken, List<Double> lastToken, List<Double> gaps) {
        long[] sendNs = truth.sendNs();
        firstToken.add(row.timing().firstTokenMs().orElseThrow() - (sendNs[0] - truth.arrivalNs()) / 1e6);
        lastToken.add(row.timing().latencyMs().orElseThrow() - (sendNs[sendNs.length - 1] - truth.arrivalNs()) / 1e6);
        int[] gapsUs = row.timing().gapsUs();
        for (int i = 0; i < gapsUs.length; i++) {
            gaps.add(gapsUs[i] / 1e3 - (sendNs[i + 1] - sendNs[i]) / 1e6);
        }
    }

    private static String distribution(String format, List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                format,
                Arrays.stream(sorted).average().orElseThrow(),
                Percentiles.ofSorted(sorted, 50),
                Percentiles.ofSorted(sorted, 99),
                sorted[sorted.length - 1]);
    }
}
