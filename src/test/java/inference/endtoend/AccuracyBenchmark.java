package inference.endtoend;

import inference.gatling.exchange.Certificates;
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
import mock.TlsFiles;
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

    private static final List<String> CASES = List.of("1", "64", "256", "1000");
    private static final int QUARTERS = 4;
    private static final String SIDE_B = " [B]";
    private static final String LINE = "| %s | %d | %s | %s | %.2f | %.2f | %.2f | %.1f | %s | %.3f |%n";

    /** What a process took: processor time, s, and the most memory it had, MB; absent where the system does not tell. */
    private record Cost(double cpuS, String residentMb) {}

    private AccuracyBenchmark() {}

    /** Runs the loads that {@code args} name, else those of the table; see {@link AccuracyCase}. */
    public static void main(String[] args) throws Exception {
        List<AccuracyCase> cases = (args.length == 0 ? CASES : Arrays.asList(args))
                .stream().map(AccuracyCase::parse).toList();
        System.out.println(
                "| streams | generations | TTFT error, whole run: mean / p99 (ms) | its quarters | beyond client_lag_ms, p99 (ms)"
                        + " | gap error p99 (ms)"
                        + " | event-loop lag p99 (ms) | processor time (s)"
                        + " | resident at most (MB) | server late, mean (ms) |");
        System.out.println("|---|---:|---:|---|---:|---:|---:|---:|---:|---:|");
        MockServer.warmUp();
        Map<String, Double> cpuS = new HashMap<>();
        for (AccuracyCase load : cases) {
            cpuS.put(load.name(), run(load).cpuS());
        }
        for (AccuracyCase load : cases) {
            Double third = cpuS.get(load.thirdsName());
            if (!load.thirdsName().equals(load.name()) && third != null) {
                System.out.printf(
                        Locale.ROOT,
                        "A further million tokens of %s: %.1f s of processor time%n",
                        load.thirdsName(),
                        (cpuS.get(load.name()) - third) / (load.millionTokens() * 2 / 3));
            }
        }
    }

    private static Cost run(AccuracyCase load) throws Exception {
        Path results = Files.createTempDirectory(Path.of("target"), "accuracy");
        TlsFiles tls =
                load.isTls() ? Certificates.selfSigned(results, "127.0.0.1").files() : null;
        try (MockServer a = MockServer.start(load.server(tls));
                MockServer b = load.hasTwoServers() ? MockServer.start(load.server(tls)) : null) {
            List<MockServer> servers = b == null ? List.of(a) : List.of(a, b);
            Cost cost = client(
                    results,
                    load.client(servers.stream().map(MockServer::baseUrl).toList(), results));
            print(load, servers, SimulationProcess.newestFolder(results), cost);
            return cost;
        }
    }

    private static void print(AccuracyCase load, List<MockServer> servers, Path folder, Cost cost) throws IOException {
        List<Generation> rows = new ArrayList<>();
        List<SendLog.Entry> truths = new ArrayList<>();
        pair(folder, servers, rows, truths);
        int n = rows.size();
        AccuracyTimes all = times(rows, truths, 0, n);
        List<String> quarters = new ArrayList<>();
        for (int i = 0; i < QUARTERS; i++) {
            quarters.add(times(rows, truths, n * i / QUARTERS, n * (i + 1) / QUARTERS)
                    .firstToken());
        }
        System.out.printf(
                Locale.ROOT,
                LINE,
                load.name(),
                n,
                all.firstToken(),
                String.join("; ", quarters),
                all.p99BeyondLag(),
                all.p99GapError(),
                RunJson.read(folder.resolve("run.json"))
                        .clientHealth()
                        .eventLoopLag()
                        .p99Ms(),
                cost.cpuS(),
                cost.residentMb(),
                servers.stream()
                                .mapToDouble(server -> server.stats().lateness().meanUs())
                                .max()
                                .orElseThrow()
                        / 1000);
    }

    /** Runs the load generator to its end, its reports included. */
    private static Cost client(Path results, Map<String, String> settings) throws IOException, InterruptedException {
        Path output = results.resolve("output.txt");
        Process process = SimulationProcess.start(
                words("accuracy.prefix"), words("accuracy.jvmArgs"), "MultiUser", results, settings, output);
        Duration cpu = Duration.ZERO;
        String resident = "";
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            String now = residentMb(process.pid());
            resident = now.isEmpty() ? resident : now;
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(output));
        }
        return new Cost(cpu.toMillis() / 1e3, resident);
    }

    /** Most that the process has had so far (Linux); empty elsewhere, and when it is gone. */
    private static String residentMb(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> String.valueOf(Long.parseLong(line.replaceAll("\\D", "")) / 1024))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> words(String property) {
        return Arrays.stream(System.getProperty(property, "").split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The client numbers each user's generations at a server, and rows of a user are in that order. */
    private static void pair(Path folder, List<MockServer> servers, List<Generation> rows, List<SendLog.Entry> truths)
            throws IOException {
        List<Map<String, SendLog.Entry>> sent = servers.stream()
                .map(server -> server.sendLog().entries().stream()
                        .collect(Collectors.toMap(entry -> userAndCount(entry.requestId()), entry -> entry)))
                .toList();
        Map<String, Integer> counts = new HashMap<>();
        GenerationsReader.read(folder.resolve("generations.csv"), generation -> {
            int server = generation.origin().series().endsWith(SIDE_B) ? 1 : 0;
            long user = generation.origin().user();
            int count = counts.merge(server + "-" + user, 1, Integer::sum);
            if (generation.isMeasured()) {
                rows.add(generation);
                truths.add(sent.get(server).get(user + "-" + count));
            }
        });
    }

    /** The end of an id; see the action's request ids. */
    private static String userAndCount(String requestId) {
        String[] parts = requestId.split("-");
        return parts[parts.length - 2] + "-" + parts[parts.length - 1];
    }

    private static AccuracyTimes times(List<Generation> rows, List<SendLog.Entry> truths, int from, int to) {
        AccuracyTimes times = new AccuracyTimes();
        for (int i = from; i < to; i++) {
            times.add(rows.get(i), truths.get(i));
        }
        return times;
    }
}
