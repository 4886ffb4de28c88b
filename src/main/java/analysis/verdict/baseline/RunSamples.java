package analysis.verdict.baseline;

import analysis.stats.Metric;
import analysis.summary.samples.RunData;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Cell;

/** Samples of one run, by cell. */
public record RunSamples(SortedMap<Cell, CellSamples> cells) {

    public RunSamples {
        cells = Collections.unmodifiableSortedMap(cells);
    }

    public static RunSamples of(RunData run, Set<Metric> metrics) {
        SortedMap<Cell, CellSamples> cells = new TreeMap<>();
        run.cells().forEach((cell, data) -> cells.put(cell, CellSamples.of(data, metrics)));
        if (metrics.contains(Metric.OVERALL_S)) {
            // Operations on single models are counted in their own cells.
            run.together()
                    .forEach((cell, data) -> cells.put(
                            cell, CellSamples.of(data, Set.of(Metric.OVERALL_S)).withoutOperations()));
        }
        return new RunSamples(cells);
    }
}
