package analysis.report.export;

import static run.Units.MS_PER_S;

import analysis.report.text.ReportJson;
import analysis.stats.Metric;
import analysis.summary.samples.CellData;
import analysis.summary.samples.CellOperations;
import analysis.summary.samples.CellOrder;
import analysis.summary.samples.RunData;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Cell;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.RunInfo.Series;

/**
 * {@code multi-user-3.json} of the AKS benchmark suite, with exactly its field names: several users at once. Values that were not measured
 * (pulls and loads, unless {@code -Dform=document}) are null or 0. The summary is over the users' values. The overall duration is that of
 * the pulls and loads, if there are any.
 */
public final class MultiUserJson {

    private static final String NAME = "multi-user";
    private static final double PERCENT = 100;

    private final RunData data;
    private final Series level;
    private final List<LifecycleEvent> events;
    private final Map<String, CellData> cells = new LinkedHashMap<>();
    private final SortedMap<Long, Part> byUser;

    private MultiUserJson(RunData data, Series level) {
        this.data = data;
        this.level = level;
        this.events = data.lifecycle().stream()
                .filter(e -> e.series().equals(level.name()))
                .filter(e -> e.operation() != Operation.UNLOAD && e.operation() != Operation.DELETE)
                .toList();
        CellOrder.of(data).stream()
                .filter(cell -> cell.series().equals(level.name()))
                .forEach(cell -> cells.put(cell.model(), data.cells().get(cell)));
        this.byUser = byUser();
    }

    /** Text of each file by its name, {@code multi-user-3.json} for the level of three users. */
    public static Map<String, String> write(RunData data) {
        List<Series> levels = Objects.requireNonNullElse(data.info().series(), List.<Series>of()).stream()
                .filter(series -> series.users() != null)
                .filter(series ->
                        data.cells().keySet().stream().map(Cell::series).anyMatch(series.name()::equals))
                .toList();
        boolean namedByUsers = levels.stream().map(Series::users).distinct().count() == levels.size();
        Map<String, String> files = new TreeMap<>();
        for (Series level : levels) {
            String which = namedByUsers ? level.users().toString() : GatlingStats.slug(level.name());
            files.put(NAME + "-" + which + ".json", ReportJson.inOrder(new MultiUserJson(data, level).json()));
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
        List<Individual> users = new ArrayList<>();
        byUser.values().forEach(part -> users.add(individual(users.size() + 1, part)));
        return new Content(
                ExportJson.time(data.info()),
                SingleUserJson.endpoint(data.info()),
                level.users(),
                List.copyOf(cells.keySet()),
                summary(users),
                users);
    }

    private Together summary(List<Individual> users) {
        LifecycleTimes pulls = LifecycleTimes.of(events, Operation.PULL);
        LifecycleTimes loads = LifecycleTimes.of(events, Operation.COLD_LOAD);
        long ok = byUser.values().stream().filter(Part::isOk).count();
        return new Together(
                ExportJson.rounded(CellOperations.overallMs(events).orElseGet(this::overallMs) / MS_PER_S),
                users.size(),
                pulls.ok(),
                loads.ok(),
                ExportJson.rounded(PERCENT * ok / users.size()),
                pulls.averageS(),
                pulls.minS(),
                pulls.maxS(),
                loads.averageS(),
                loads.minS(),
                loads.maxS(),
                mean(users.stream()
                        .map(user -> user.measurements().tokensPerSecond())
                        .filter(Objects::nonNull)
                        .mapToDouble(BigDecimal::doubleValue)
                        .toArray()));
    }

    /** Time from the first start of a generation at this level to the last end, for levels without pulls and loads. */
    private double overallMs() {
        double start = Double.POSITIVE_INFINITY;
        double end = Double.NEGATIVE_INFINITY;
        for (CellData cell : cells.values()) {
            for (int row = 0; row < cell.generations(); row++) {
                start = Math.min(start, cell.startMs(row));
                end = Math.max(end, cell.endMs(row));
            }
        }
        return end - start;
    }

    private static BigDecimal mean(double[] values) {
        OptionalDouble mean = Arrays.stream(values).average();
        return mean.isPresent() ? ExportJson.rounded(mean.getAsDouble()) : null;
    }

    /** Events and rates of one user at this level. */
    private static final class Part {
        private final Set<String> models = new LinkedHashSet<>();
        private final List<LifecycleEvent> events = new ArrayList<>();
        private final List<Double> rates = new ArrayList<>();
        private boolean failed;

        boolean isOk() {
            return !failed && events.stream().allMatch(event -> event.outcome().isOk());
        }
    }

    private SortedMap<Long, Part> byUser() {
        SortedMap<Long, Part> parts = new TreeMap<>();
        for (LifecycleEvent event : events) {
            Part part = parts.computeIfAbsent(event.user(), user -> new Part());
            part.models.add(event.model());
            part.events.add(event);
        }
        cells.forEach((model, cell) -> {
            for (int row = 0; row < cell.generations(); row++) {
                Part part = parts.computeIfAbsent(cell.user(row), user -> new Part());
                part.models.add(model);
                double rate = cell.value(Metric.TOKENS_PER_S, row);
                if (cell.isOk(row) && !Double.isNaN(rate)) {
                    part.rates.add(rate);
                }
            }
            for (int row : cell.failedAt()) {
                parts.get(cell.user(row)).failed = true;
            }
        });
        return parts;
    }

    private Individual individual(int number, Part part) {
        LifecycleTimes pulls = LifecycleTimes.of(part.events, Operation.PULL);
        LifecycleTimes loads = LifecycleTimes.of(part.events, Operation.COLD_LOAD);
        return new Individual(
                number,
                String.join(", ", part.models),
                new Measured(
                        pulls.averageS(),
                        pulls.status(),
                        loads.averageS(),
                        loads.status(),
                        SingleUserJson.total(pulls.averageS(), loads.averageS()),
                        mean(part.rates.stream().mapToDouble(rate -> rate).toArray())));
    }
}
