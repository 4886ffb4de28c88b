package analysis.report.export;

import analysis.report.ReportJson;
import analysis.summary.CellData;
import analysis.summary.RunData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    private Map<String, Object> json() {
        return ExportJson.map(
                "Timestamp",
                ExportJson.time(data.info()),
                "OllamaEndpoint",
                SingleUserJson.endpoint(data.info()),
                "ConcurrentUsers",
                level.users(),
                "Models",
                List.copyOf(cells.keySet()),
                "Summary",
                summary(),
                "IndividualResults",
                individuals());
    }

    private Map<String, Object> summary() {
        LifecycleTimes pulls = LifecycleTimes.of(events, Operation.PULL);
        LifecycleTimes loads = LifecycleTimes.of(events, Operation.COLD_LOAD, Operation.WARM_LOAD);
        return ExportJson.map(
                "OverallDurationSeconds",
                ExportJson.rounded(overallMs() / MS_PER_S),
                "TotalUsers",
                level.users(),
                "SuccessfulDownloads",
                pulls.ok(),
                "SuccessfulLoads",
                loads.ok(),
                "SuccessRate",
                ExportJson.rounded(successPct()),
                "AverageDownloadTimeSeconds",
                pulls.averageS(),
                "MinDownloadTimeSeconds",
                pulls.minS(),
                "MaxDownloadTimeSeconds",
                pulls.maxS(),
                "AverageLoadTimeSeconds",
                loads.averageS(),
                "MinLoadTimeSeconds",
                loads.minS(),
                "MaxLoadTimeSeconds",
                loads.maxS(),
                "AverageThroughputTokensPerSecond",
                SingleUserJson.rate(cells.values()).map(ExportJson::rounded).orElse(null));
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

    private List<Object> individuals() {
        Map<Long, List<LifecycleEvent>> byUser = new TreeMap<>();
        events.forEach(event ->
                byUser.computeIfAbsent(event.user(), user -> new ArrayList<>()).add(event));
        List<Object> individuals = new ArrayList<>();
        byUser.forEach((user, own) -> individuals.add(individual(individuals.size() + 1, own)));
        return individuals;
    }

    private Map<String, Object> individual(int number, List<LifecycleEvent> own) {
        String model = own.get(0).model();
        LifecycleTimes pulls = LifecycleTimes.of(own, Operation.PULL);
        LifecycleTimes loads = LifecycleTimes.of(own, Operation.COLD_LOAD, Operation.WARM_LOAD);
        Map<String, Object> measurements = new LinkedHashMap<>();
        measurements.put("DownloadTimeSeconds", pulls.averageS());
        measurements.put("DownloadStatus", pulls.status());
        measurements.put("LoadTimeSeconds", loads.averageS());
        measurements.put("LoadStatus", loads.status());
        measurements.put(
                "TotalTimeSeconds", LifecycleTimes.of(own, Operation.values()).sumS());
        measurements.put(
                "TokensPerSecond",
                Optional.ofNullable(cells.get(model))
                        .flatMap(cell -> SingleUserJson.rate(List.of(cell)))
                        .map(ExportJson::rounded)
                        .orElse(null));
        return ExportJson.map("UserId", number, "Model", model, "Measurements", measurements);
    }
}
