package analysis.report.export;

import analysis.report.ReportJson;
import analysis.summary.CellData;
import analysis.summary.RunData;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import run.Cell;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.RunInfo.Series;

/**
 * {@code multi-user.json} of the AKS benchmark suite, with exactly its field names: several users at once. What was not done
 * (pulls and loads, unless {@code -Dform=document}) is null or 0; a user's tokens/s are the mean of the user's model at that level.
 */
public final class MultiUserJson {

    private static final String NAME = "multi-user";
    private static final double MS_PER_S = 1000;
    private static final double PERCENT = 100;

    private final RunData data;
    private final Series level;
    private final List<LifecycleEvent> events;
    private final Map<String, CellData> cells = new TreeMap<>();

    private MultiUserJson(RunData data, Series level) {
        this.data = data;
        this.level = level;
        this.events = data.lifecycle().stream()
                .filter(e -> e.series().equals(level.name()))
                .filter(e -> e.operation() != Operation.UNLOAD && e.operation() != Operation.DELETE)
                .toList();
        data.cells().forEach((cell, samples) -> {
            if (cell.series().equals(level.name())) {
                cells.put(cell.model(), samples);
            }
        });
    }

    /** The text of each file by its name: {@code multi-user.json}, or {@code multi-user-3.json} and so on; none without two users at once. */
    public static Map<String, String> write(RunData data) {
        List<Series> levels = Objects.requireNonNullElse(data.info().series(), List.<Series>of()).stream()
                .filter(series -> series.users() != null)
                .filter(series ->
                        data.cells().keySet().stream().map(Cell::series).anyMatch(series.name()::equals))
                .toList();
        if (levels.stream().noneMatch(level -> level.users() > 1)) {
            return Map.of();
        }
        boolean namedByUsers = levels.stream().map(Series::users).distinct().count() == levels.size();
        Map<String, String> files = new TreeMap<>();
        for (Series level : levels) {
            String which = namedByUsers ? level.users().toString() : GatlingStats.slug(level.name());
            String name = levels.size() == 1 ? NAME : NAME + "-" + which;
            files.put(name + ".json", ReportJson.inOrder(new MultiUserJson(data, level).json()));
        }
        return files;
    }

    @JsonNaming(UpperCamelCaseStrategy.class)
    private record Content(
            String timestamp,
            String ollamaEndpoint,
            int concurrentUsers,
            List<String> models,
            Together summary,
            List<Individual> individualResults) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    private record Together(
            BigDecimal overallDurationSeconds,
            int totalUsers,
            long successfulDownloads,
            long successfulLoads,
            BigDecimal successRate,
            BigDecimal averageDownloadTimeSeconds,
            BigDecimal minDownloadTimeSeconds,
            BigDecimal maxDownloadTimeSeconds,
            BigDecimal averageLoadTimeSeconds,
            BigDecimal minLoadTimeSeconds,
            BigDecimal maxLoadTimeSeconds,
            BigDecimal averageThroughputTokensPerSecond) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    private record Individual(int userId, String model, Measured measurements) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    private record Measured(
            BigDecimal downloadTimeSeconds,
            String downloadStatus,
            BigDecimal loadTimeSeconds,
            String loadStatus,
            BigDecimal totalTimeSeconds,
            BigDecimal tokensPerSecond) {}

    private Content json() {
        return new Content(
                ExportJson.time(data.info()),
                SingleUserJson.endpoint(data.info()),
                level.users(),
                List.copyOf(cells.keySet()),
                summary(),
                individuals());
    }

    private Together summary() {
        LifecycleTimes pulls = LifecycleTimes.of(events, Operation.PULL);
        LifecycleTimes loads = LifecycleTimes.of(events, Operation.COLD_LOAD, Operation.WARM_LOAD);
        return new Together(
                ExportJson.rounded(overallMs() / MS_PER_S),
                level.users(),
                pulls.ok(),
                loads.ok(),
                ExportJson.rounded(successPct()),
                pulls.averageS(),
                pulls.minS(),
                pulls.maxS(),
                loads.averageS(),
                loads.minS(),
                loads.maxS(),
                SingleUserJson.rate(cells.values()));
    }

    /** From the first start of anything at this level to the last end. */
    private double overallMs() {
        double start = Double.POSITIVE_INFINITY;
        double end = Double.NEGATIVE_INFINITY;
        for (CellData cell : cells.values()) {
            for (int row = 0; row < cell.generations(); row++) {
                start = Math.min(start, cell.startMs(row));
                end = Math.max(end, cell.endMs(row));
            }
        }
        for (LifecycleEvent event : events) {
            double at = event.timestamp().toEpochMilli();
            start = Math.min(start, at);
            end = Math.max(end, at + event.durationMs());
        }
        return end - start;
    }

    /** Of everything that was asked of the server. */
    private double successPct() {
        long ok = LifecycleTimes.of(events, Operation.values()).ok();
        long all = events.size();
        for (CellData cell : cells.values()) {
            ok += cell.ok();
            all += cell.generations();
        }
        return PERCENT * ok / all;
    }

    private List<Individual> individuals() {
        Map<Long, List<LifecycleEvent>> byUser = new TreeMap<>();
        events.forEach(event ->
                byUser.computeIfAbsent(event.user(), user -> new ArrayList<>()).add(event));
        List<Individual> individuals = new ArrayList<>();
        byUser.forEach((user, own) -> individuals.add(individual(individuals.size() + 1, own)));
        return individuals;
    }

    private Individual individual(int number, List<LifecycleEvent> own) {
        String model = own.get(0).model();
        LifecycleTimes pulls = LifecycleTimes.of(own, Operation.PULL);
        LifecycleTimes loads = LifecycleTimes.of(own, Operation.COLD_LOAD, Operation.WARM_LOAD);
        CellData cell = cells.get(model);
        return new Individual(
                number,
                model,
                new Measured(
                        pulls.averageS(),
                        pulls.status(),
                        loads.averageS(),
                        loads.status(),
                        LifecycleTimes.of(own, Operation.values()).sumS(),
                        cell == null ? null : SingleUserJson.rate(List.of(cell))));
    }
}
