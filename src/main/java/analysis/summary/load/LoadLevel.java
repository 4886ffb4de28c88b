package analysis.summary.load;

import analysis.stats.EnoughToRate;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Summary;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.Cell;
import run.RunInfo;
import run.Side;

/**
 * Results of one level of load.
 *
 * @param load load of the level
 * @param cells number of cells of the test matrix in it
 * @param summary pooled figures of the cells
 */
public record LoadLevel(Load load, int cells, Summary summary) {

    /** Pools {@code cells}. */
    public static LoadLevel of(Load load, List<CellData> cells) {
        return new LoadLevel(load, cells.size(), Summary.of(cells));
    }

    /** Value of {@code figure}; 0 if it has none, such as tokens that nobody counted. */
    public double value(Figure figure) {
        return figure.of(summary).orElse(0);
    }

    /** {@code 1 user}, {@code 4 users}: of a level of users. */
    public String users() {
        return load.text() + (load.amount() == 1 ? " user" : " users");
    }

    /** Whether it can be compared with others: it has a latency and successful generations per second. */
    boolean isComparable() {
        return value(Figure.REQUESTS_PER_S) > 0 && Quantity.LATENCY.of(summary).isPresent();
    }

    /** Whether it has enough generations to rate it, and as many as users, without which its load is never reached. */
    public boolean isEnoughToRate() {
        return EnoughToRate.isMet(summary.ok()) && summary.generations() >= load.amount();
    }

    /**
     * Cells of each level of a run over all models and prompts, ascending; empty if the run has one level, one cell per
     * level, or two servers.
     */
    public static Map<Load, List<CellData>> cellsOf(RunData data) {
        Map<String, Load> loads = loads(data.info());
        Map<Load, List<CellData>> levels = new TreeMap<>();
        for (Map.Entry<Cell, CellData> cell : data.cells().entrySet()) {
            Load load = loads.get(cell.getKey().series());
            if (load != null) {
                levels.computeIfAbsent(load, key -> new ArrayList<>()).add(cell.getValue());
            }
        }
        boolean telling = levels.size() > 1
                && levels.values().stream().anyMatch(cells -> cells.size() > 1)
                && data.cells().keySet().stream()
                        .noneMatch(cell -> Side.of(cell.series()).isPresent());
        return telling ? levels : Map.of();
    }

    private static Map<String, Load> loads(RunInfo info) {
        Map<String, Load> loads = new LinkedHashMap<>();
        info.series().forEach(series -> Load.of(series).ifPresent(load -> loads.put(series.name(), load)));
        return loads;
    }
}
