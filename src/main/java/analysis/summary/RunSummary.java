package analysis.summary;

import analysis.run.Cell;
import analysis.run.RunInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of one run. Maps iterate in the order in which a reader expects them: models as they were given, series as
 * they ran, names that the run does not announce after them in alphabetical order.
 *
 * @param info what was run; see {@link RunData#info()}
 * @param injectors the load generators, by name
 * @param overall all cells pooled
 * @param models all series of each model pooled
 * @param cells each model and series
 * @param warnings what a reader must know, the gravest first
 */
public record RunSummary(
        RunInfo info,
        List<RunInfo> injectors,
        Summary overall,
        Map<String, Summary> models,
        Map<Cell, Summary> cells,
        List<Warning> warnings) {

    /** Computes the figures of {@code data}. */
    public static RunSummary of(RunData data) {
        List<Cell> order = CellOrder.of(data);
        Map<Cell, Summary> cells = new LinkedHashMap<>();
        order.forEach(cell -> cells.put(cell, Summary.of(List.of(data.cells().get(cell)))));
        Map<String, Summary> models = new LinkedHashMap<>();
        order.stream().map(Cell::model).distinct().forEach(model -> models.put(model, Summary.of(data.ofModel(model))));
        return new RunSummary(
                data.info(),
                data.injectors(),
                Summary.of(data.cells().values()),
                Collections.unmodifiableMap(models),
                Collections.unmodifiableMap(cells),
                data.warnings());
    }
}
