package analysis.summary.steady;

import analysis.summary.samples.CellData;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Cell;
import run.RunInfo;
import run.RunInfo.Series;
import run.Side;

/**
 * Levels of load of a run, each with the steady part that a verdict compares. Series that are not levels have none:
 * recorded traces, arrivals that change by design, recurring phases, and A/B runs, whose generations are compared in
 * pairs.
 *
 * <p>Method: take the part at full load ({@link FullLoad}) and cut a warm-up from it ({@link WarmUpCut}). The rest is
 * steady unless it has a trend or too much variation ({@link Settling}): then the level is reported without a steady
 * part, and only its ramp and drain are cut, if they are short. A coefficient of variation alone is not enough, since
 * it is small on a level that drifts slowly. The design follows MLPerf Endpoints (mlcommons/endpoints,
 * steady-state-detection.md), with the load taken from the generations in flight, and a trend that allows for serial
 * dependence ({@link analysis.stats.Trend}). The rule never looks at how good the figures of a part are.
 *
 * @param cells all cells of the run
 * @param warnings warnings about levels that warmed up and levels without a steady part
 */
public record SteadyLevels(SortedMap<Cell, CellData> cells, List<Warning> warnings) {

    private static final Set<String> CONSTANT_LOADS = Set.of("constant", "poisson", "gamma", "weibull");

    /** Smallest share of generations or time worth cutting; below it the whole level is steady. */
    static final double LEAST_CUT = 0.02;

    /** Share lost to ramp and drain from which a level that keeps too little has no steady part. */
    static final double MOST_LOST = 0.20;

    /** Fewest generations of a steady part. */
    static final int FEWEST = 100;

    /** Fewest generations of a steady part per generation in flight: it lasts that many generations. */
    static final int FEWEST_ROUNDS = 5;

    /** Fewest generations of a level that is worth a warning. */
    private static final int FEWEST_TOLD = 20;

    /** Finds the steady part of every level. */
    public static SteadyLevels of(RunInfo info, SortedMap<Cell, CellData> cells) {
        SortedMap<Cell, CellData> result = new TreeMap<>(cells);
        List<String> warm = new ArrayList<>();
        List<String> unsteady = new ArrayList<>();
        for (Series level : info.series()) {
            if (isLevel(level)) {
                for (Map<Cell, CellData> load : loads(level.name(), cells)) {
                    judge(load, result, warm, unsteady);
                }
            }
        }
        return new SteadyLevels(result, warnings(warm, unsteady));
    }

    private static boolean isLevel(Series series) {
        return Side.of(series.name()).isEmpty()
                && (series.users() != null
                        || series.ratePerS() != null
                                && series.arrivals() != null
                                && CONSTANT_LOADS.contains(series.arrivals()));
    }

    /** Cells of a series, grouped by load: models that ran one after the other are separate loads. */
    private static List<Map<Cell, CellData>> loads(String series, SortedMap<Cell, CellData> cells) {
        List<Map<Cell, CellData>> loads = new ArrayList<>();
        List<Map.Entry<Cell, CellData>> byTime = cells.entrySet().stream()
                .filter(cell -> cell.getKey().series().equals(series))
                .filter(cell -> cell.getValue().generations() > 0)
                .filter(cell -> cell.getValue().windows().size() == 1)
                .sorted((a, b) -> Long.compare(
                        a.getValue().windows().get(0).startMs(),
                        b.getValue().windows().get(0).startMs()))
                .toList();
        Window reach = null;
        for (Map.Entry<Cell, CellData> cell : byTime) {
            Window own = cell.getValue().windows().get(0);
            if (reach == null || own.startMs() >= reach.endMs()) {
                loads.add(new LinkedHashMap<>());
                reach = own;
            }
            reach = reach.around(own);
            loads.get(loads.size() - 1).put(cell.getKey(), cell.getValue());
        }
        return loads;
    }

    private static void judge(
            Map<Cell, CellData> load, SortedMap<Cell, CellData> result, List<String> warm, List<String> unsteady) {
        List<CellData> cells = List.copyOf(load.values());
        Window active = cells.stream()
                .map(cell -> cell.windows().get(0))
                .reduce(Window::around)
                .orElseThrow();
        FullLoad full = FullLoad.of(cells, active);
        if (full.inside() < Math.max(FEWEST, FEWEST_ROUNDS * full.underWay())) {
            int all = full.inside() + full.outside();
            if (all >= FEWEST_TOLD && full.outside() >= MOST_LOST * all) {
                unsteady.add(Settling.text(
                        "%s has too few generations: %d of %d started in its ramp or drain",
                        name(load), full.outside(), all));
            }
            return;
        }
        WarmUpCut cut = WarmUpCut.of(load, full.window());
        boolean mostlyFull = full.outside() < MOST_LOST * (full.inside() + full.outside());
        if (cut.problem().isPresent()) {
            unsteady.add(cut.problem().get());
        }
        if (cut.problem().isPresent() && !mostlyFull) {
            return; // such as a growing queue, half of which is not a ramp
        }
        cut.settled()
                .ifPresent(settled -> warm.add(settled
                        + Settling.text(" within %.1f s", (cut.window().startMs() - active.startMs()) / 1000.0)));
        if (cut.settled().isPresent()
                || full.outside() >= LEAST_CUT * (full.inside() + full.outside())
                || full.idleShare() >= LEAST_CUT) {
            load.forEach((cell, data) -> result.put(cell, data.steadyIn(cut.window())));
        }
    }

    private static List<Warning> warnings(List<String> warm, List<String> unsteady) {
        List<Warning> warnings = new ArrayList<>();
        first(warm).ifPresent(what -> warnings.add(new Warning(Warning.Kind.WARM_UP_DRIFT, what)));
        first(unsteady).ifPresent(what -> warnings.add(new Warning(Warning.Kind.NO_STEADY_PART, what)));
        return warnings;
    }

    /** First of several texts, with the number of the others. */
    private static Optional<String> first(List<String> all) {
        return all.stream()
                .findFirst()
                .map(what -> what + (all.size() == 1 ? "." : " (and " + (all.size() - 1) + " more)."));
    }

    private static String name(Map<Cell, CellData> load) {
        return load.size() == 1
                ? name(load.keySet().iterator().next())
                : load.keySet().iterator().next().series();
    }

    static String name(Cell cell) {
        return cell.series().isEmpty() ? cell.model() : cell.series() + " of " + cell.model();
    }
}
