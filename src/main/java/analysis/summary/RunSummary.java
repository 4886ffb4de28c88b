package analysis.summary;

import analysis.stats.Metric;
import analysis.summary.comparison.PairedDifference;
import analysis.summary.figures.Summary;
import analysis.summary.load.Load;
import analysis.summary.load.LoadLevel;
import analysis.summary.load.LoadSweep;
import analysis.summary.load.ReadyScaling;
import analysis.summary.samples.CellData;
import analysis.summary.samples.CellOrder;
import analysis.summary.samples.Counted;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import analysis.summary.server.Drift;
import analysis.summary.server.LifecycleSummary;
import analysis.summary.server.ServerResources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import run.Cell;
import run.ClientHealth;
import run.RunInfo;
import run.Side;

/**
 * The figures of one run. Maps iterate in the order in which a reader expects them: models as they were given, series as
 * they ran, names that the run does not announce after them in alphabetical order.
 *
 * @param info what was run; see {@link RunData#info()}
 * @param injectors the load generators, by name
 * @param overall all cells pooled
 * @param models all series of each model pooled
 * @param cells each model and series
 * @param levels each level of load, all models and prompts pooled; none if that would tell nothing new
 * @param userSweeps levels of users that differ in nothing else; none of a run with one level
 * @param readyScaling how long users wait for their models when several pull and load at once; empty without levels of them
 * @param rateSweeps levels of arrivals likewise
 * @param resources what the server used meanwhile; nothing if it was not sampled
 * @param drift changes in the course of a long run; empty for other runs
 * @param lifecycle what was done to models as a whole
 * @param sessions figures of whole sessions, by model; none of a run without
 * @param pairs how server B of an A/B run differs from A; empty for other runs
 * @param warnings what a reader must know, the gravest first
 */
public record RunSummary(
        RunInfo info,
        List<RunInfo> injectors,
        Summary overall,
        Map<String, Summary> models,
        Map<Cell, Summary> cells,
        List<LoadLevel> levels,
        List<LoadSweep> userSweeps,
        Optional<ReadyScaling> readyScaling,
        List<LoadSweep> rateSweeps,
        ServerResources resources,
        List<Drift> drift,
        LifecycleSummary lifecycle,
        List<SessionFigures> sessions,
        List<PairedDifference> pairs,
        List<Warning> warnings) {

    /** Computes the figures of {@code data}. */
    public static RunSummary of(RunData data) {
        List<Cell> cells = CellOrder.of(data);
        List<String> models = cells.stream().map(Cell::model).distinct().toList();
        List<Collection<CellData>> parts = new ArrayList<>();
        parts.add(data.cells().values());
        models.forEach(model -> parts.add(data.ofModel(model)));
        Map<Load, List<CellData>> levels = LoadLevel.cellsOf(data);
        parts.addAll(levels.values());
        cells.forEach(cell -> parts.add(List.of(data.cells().get(cell))));
        // Parts do not depend on each other. A model of one series, or a run of one model, is pooled once.
        Map<List<CellData>, Summary> pooled = parts.stream().map(List::copyOf).distinct().toList().parallelStream()
                .collect(Collectors.toMap(part -> part, Summary::of));
        List<Summary> summaries =
                parts.stream().map(part -> pooled.get(List.copyOf(part))).toList();
        int afterModels = 1 + models.size();
        int afterLevels = afterModels + levels.size();
        List<LoadLevel> totals = new ArrayList<>();
        levels.forEach((load, some) ->
                totals.add(new LoadLevel(load, some.size(), summaries.get(afterModels + totals.size()))));
        return new RunSummary(
                data.info(),
                data.injectors(),
                summaries.get(0),
                byName(models, summaries.subList(1, afterModels)),
                byName(cells, summaries.subList(afterLevels, summaries.size())),
                List.copyOf(totals),
                LoadSweep.byUsers(data),
                ReadyScaling.of(List.of(data)),
                LoadSweep.byRate(data),
                ServerResources.of(data),
                Drift.of(data),
                LifecycleSummary.of(data.lifecycle()),
                SessionFigures.of(data.sessions()),
                PairedDifference.of(data),
                data.warnings());
    }

    /** What its rows are called. */
    public Counted counted() {
        return Counted.of(info);
    }

    /**
     * Whether what its rows belong to are models. The groups of a log are, if something in them has a first token; else they are
     * what the simulation made them, and their requests need not have anything in common.
     */
    public boolean isOfModels() {
        return info.target() != null
                || counted() == Counted.GENERATIONS
                || overall.metric(Metric.FIRST_TOKEN_MS).isPresent();
    }

    /** Whether the generations went to two servers, whose figures must not be pooled. */
    public boolean isOfTwoServers() {
        return cells.keySet().stream().anyMatch(cell -> Side.of(cell.series()).isPresent());
    }

    /**
     * Event-loop lag p99 of the load generator with the largest, ms: that much of a measured time
     * may be theirs. Absent if one of them does not say.
     */
    public OptionalDouble clientLagP99Ms() {
        List<ClientHealth.Distribution> lags = injectors.stream()
                .flatMap(injector -> Optional.ofNullable(injector.clientHealth()).stream())
                .flatMap(health -> Optional.ofNullable(health.eventLoopLag()).stream())
                .toList();
        return lags.size() < injectors.size()
                ? OptionalDouble.empty()
                : lags.stream().mapToDouble(ClientHealth.Distribution::p99Ms).max();
    }

    private static <T> Map<T, Summary> byName(List<T> names, List<Summary> summaries) {
        Map<T, Summary> byName = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), summaries.get(i));
        }
        return Collections.unmodifiableMap(byName);
    }
}
