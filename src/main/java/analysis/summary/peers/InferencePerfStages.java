package analysis.summary.peers;

import analysis.summary.samples.Warning.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import run.file.UnreadableFileException;

/**
 * Series of inference-perf's requests. The requests do not name their stage. Stages run one after the other, and each report
 * {@code stage_N_lifecycle_metrics.json} beside the requests has its number of requests and its level. So the first requests by
 * start belong to stage 0, the next to stage 1, and so on. Without those reports, or with a different sum, the level is unknown.
 */
final class InferencePerfStages {

    private static final String REQUESTS = "per_request";
    private static final Pattern REPORT = Pattern.compile("stage_(\\d{1,9})_lifecycle_metrics\\.json");

    private final List<String> series = new ArrayList<>();
    private final double[] lastStarts;

    private InferencePerfStages(double[] lastStarts) {
        this.lastStarts = lastStarts;
    }

    /** @param starts times when the requests in {@code requests} started, s */
    static InferencePerfStages of(Path requests, double[] starts, PeerLoad load) {
        double[] sorted = starts.clone();
        Arrays.sort(sorted);
        List<PeerValue> reports = reports(requests);
        double[] lastStarts = new double[reports.size()];
        long sum = 0;
        for (int stage = 0; stage < reports.size(); stage++) {
            sum += reports.get(stage).at("load_summary", "count").count().orElse(0);
            lastStarts[stage] = sum > 0 && sum <= sorted.length ? sorted[(int) sum - 1] : Double.NEGATIVE_INFINITY;
        }
        if (reports.isEmpty() || sum != sorted.length) {
            if (!reports.isEmpty()) {
                load.warn(
                        Kind.OTHER_TOOL,
                        requests + " has " + sorted.length + " requests, but the stage reports beside it count " + sum
                                + ": the level of each request is unknown.");
            }
            InferencePerfStages unknown = new InferencePerfStages(new double[] {Double.POSITIVE_INFINITY});
            unknown.series.add(load.series(OptionalInt.empty(), OptionalDouble.empty()));
            return unknown;
        }
        InferencePerfStages stages = new InferencePerfStages(lastStarts);
        reports.forEach(report -> stages.series.add(InferencePerfSummary.series(report, load)));
        return stages;
    }

    /** Series of the request that started at {@code start}, s. */
    String series(double start) {
        int stage = 0;
        while (stage < lastStarts.length - 1 && start > lastStarts[stage]) {
            stage++;
        }
        return series.get(stage);
    }

    /** By stage. The reports have the prefix of the requests' file. */
    private static List<PeerValue> reports(Path requests) {
        String name = requests.getFileName().toString();
        String prefix = name.contains(REQUESTS) ? name.substring(0, name.indexOf(REQUESTS)) : "";
        SortedMap<Integer, PeerValue> reports = new TreeMap<>();
        try (Stream<Path> files = Files.list(requests.toAbsolutePath().getParent())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String other = file.getFileName().toString();
                Matcher report = REPORT.matcher(other.startsWith(prefix) ? other.substring(prefix.length()) : "");
                if (report.matches()) {
                    PeerFile.of(file)
                            .ifPresent(known -> known.forEach(
                                    value -> reports.putIfAbsent(Integer.valueOf(report.group(1)), value)));
                }
            }
        } catch (IOException e) {
            throw UnreadableFileException.of(requests, e);
        }
        return List.copyOf(reports.values());
    }
}
