package analysis.summary;

import analysis.stats.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.Cell;
import run.RunInfo.Series;

/**
 * What a level of concurrency brings and costs, against the lowest level of the same work.
 *
 * @param cell model and series of the level
 * @param users requests at once
 * @param requestsPerS of all users together
 * @param gain {@code requestsPerS} as a multiple of the lowest level's
 * @param latencyMs mean
 * @param latencyCostPct {@code latencyMs} against the lowest level's, percent more
 */
public record LevelCost(
        Cell cell, int users, double requestsPerS, double gain, double latencyMs, double latencyCostPct) {

    /** What series of one sweep have in common. */
    private record Work(String model, Integer characters, Integer promptTokens, Integer outputTokens) {}

    /** The sweeps over users in a run, each with two levels or more that have latencies, ascending. */
    public static List<List<LevelCost>> sweeps(RunSummary run) {
        List<Series> declared =
                run.info().series() == null ? List.of() : run.info().series();
        Map<Work, List<LevelCost>> sweeps = new LinkedHashMap<>();
        run.cells()
                .forEach((cell, summary) -> declared.stream()
                        .filter(series ->
                                series.users() != null && series.name().equals(cell.series()))
                        .sorted(Comparator.comparing(Series::users))
                        .forEach(series -> level(cell, series.users(), summary)
                                .ifPresent(level -> sweeps.computeIfAbsent(
                                                new Work(
                                                        cell.model(),
                                                        series.promptCharacters(),
                                                        series.promptTokens(),
                                                        series.outputTokens()),
                                                work -> new ArrayList<>())
                                        .add(level))));
        return sweeps.values().stream()
                .filter(levels ->
                        levels.stream().map(LevelCost::users).distinct().count() == levels.size())
                .filter(levels -> levels.size() > 1)
                .map(LevelCost::againstLowest)
                .toList();
    }

    private static Optional<LevelCost> level(Cell cell, int users, Summary summary) {
        return summary.throughput()
                .filter(throughput -> throughput.requestsPerS() > 0)
                .flatMap(throughput -> summary.metric(Metric.LATENCY_MS)
                        .map(latency -> new LevelCost(cell, users, throughput.requestsPerS(), 1, latency.mean(), 0)));
    }

    private static List<LevelCost> againstLowest(List<LevelCost> levels) {
        List<LevelCost> sorted = levels.stream()
                .sorted(Comparator.comparingInt(LevelCost::users))
                .toList();
        LevelCost lowest = sorted.get(0);
        return sorted.stream()
                .map(level -> new LevelCost(
                        level.cell,
                        level.users,
                        level.requestsPerS,
                        level.requestsPerS / lowest.requestsPerS,
                        level.latencyMs,
                        100 * (level.latencyMs / lowest.latencyMs - 1)))
                .toList();
    }

    /**
     * The level beyond which more users cost more latency than they bring throughput: that of the highest "power",
     * throughput / latency (Kleinrock, "Power and deterministic rules of thumb for probabilistic problems in computer
     * communications", ICC 1979).
     */
    public static LevelCost best(List<LevelCost> sweep) {
        return sweep.stream()
                .max(Comparator.comparingDouble(level -> level.requestsPerS / level.latencyMs))
                .orElseThrow();
    }
}
