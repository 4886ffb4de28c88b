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
 * Figures of one run. Maps iterate in display order: models as given, series as they ran, other names after them by
 * alphabet.
 *
 * @param info description of the run; see {@link RunData#info()}
 * @param injectors load generators, by name
 * @param overall all cells pooled
 * @param busiest the tenth of the run with the most requests under way; empty if the load did not vary, or its levels are known
 * @param models all series of each model pooled
 * @param cells each model and series
 * @param levels each level of load, all models and prompts pooled; empty if that adds nothing
 * @param userSweeps sweeps over levels of users; empty for a run with one level
 * @param readyScaling scaling of pulls and loads; empty without levels of users
 * @param rateSweeps sweeps over arrivals per second, likewise
 * @param resources resources of the server, if they were sampled
 * @param drift drift over a long run; empty for other runs
 * @param lifecycle operations on models
 * @param sessions figures of whole sessions, by model; empty without sessions
 * @param pairs differences of server B from A in an A/B run; empty for other runs
 * @param warnings warnings, gravest first
 */
public record RunSummary(
        RunInfo info,
        List<RunInfo> injectors,
        Summary overall,
        Optional<Summary> busiest,
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
        // Parts are independent. Equal ones, such as a model with one series, are pooled once.
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
                BusiestTenth.of(data),
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

    /** Kind of its rows. */
    public Counted counted() {
        return Counted.of(info);
    }

    /**
     * Whether its rows belong to models. The groups of a log are models if any request has a first token; otherwise
     * they are whatever the simulation made them.
     */
    public boolean isOfModels() {
        return info.target() != null
                || counted() == Counted.GENERATIONS
                || overall.metric(Metric.FIRST_TOKEN_MS).isPresent();
    }

    /** Whether the run used two servers, whose figures must not be pooled. */
    public boolean isOfTwoServers() {
        return cells.keySet().stream().anyMatch(cell -> Side.of(cell.series()).isPresent());
    }

    /**
     * Largest event-loop lag p99 of the load generators, ms: measured times may contain that much of it. Absent if it
     * is unknown for one of them.
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
