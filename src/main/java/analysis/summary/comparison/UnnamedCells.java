package analysis.summary.comparison;

import analysis.summary.comparison.RunComparison.NamedRun;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import run.Cell;

/**
 * Names for unnamed models and levels in files of other tools, so that they can be compared: those of the other runs if
 * these all have the same.
 */
public final class UnnamedCells {

    private final Set<String> models;
    private final Set<String> series;

    private UnnamedCells(List<NamedRun> runs) {
        this.models = runs.stream()
                .flatMap(run -> run.data().cells().keySet().stream())
                .map(Cell::model)
                .filter(name -> !name.equals(RunData.UNNAMED_MODEL))
                .collect(Collectors.toSet());
        this.series = runs.stream()
                .flatMap(run -> run.data().cells().keySet().stream())
                .map(Cell::series)
                .filter(name -> !name.equals(RunData.UNNAMED_SERIES))
                .collect(Collectors.toSet());
    }

    /** Runs with unnamed models and levels named where there is only one candidate. */
    public static List<NamedRun> named(List<NamedRun> runs) {
        UnnamedCells names = new UnnamedCells(runs);
        return runs.stream()
                .map(run -> new NamedRun(run.name(), names.named(run.data())))
                .toList();
    }

    private RunData named(RunData run) {
        SortedMap<Cell, CellData> cells = new TreeMap<>();
        run.cells().forEach((cell, data) -> cells.put(named(cell), data));
        return cells.keySet().equals(run.cells().keySet())
                        || cells.size() < run.cells().size()
                ? run
                : run.part(run.info(), cells);
    }

    private Cell named(Cell cell) {
        return new Cell(
                cell.model().equals(RunData.UNNAMED_MODEL) && models.size() == 1
                        ? models.iterator().next()
                        : cell.model(),
                cell.series().equals(RunData.UNNAMED_SERIES) && series.size() == 1
                        ? series.iterator().next()
                        : cell.series());
    }
}
