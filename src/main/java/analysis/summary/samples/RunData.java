package analysis.summary.samples;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import run.Cell;
import run.LifecycleEvent;
import run.RunInfo;

/**
 * Samples of one run, by one load generator or several that sent one load together.
 *
 * @param info description of the run; of several injectors that of the first by name, with the union of their times and
 *     their worst client health
 * @param injectors description of each injector, by name
 * @param cells data of each cell that has any
 * @param resources sampled resources of the server
 * @param lifecycle operations on models
 * @param sessions conversations of several turns, in no order
 * @param warnings warnings, gravest first
 */
public record RunData(
        RunInfo info,
        List<RunInfo> injectors,
        SortedMap<Cell, CellData> cells,
        ResourceData resources,
        List<LifecycleEvent> lifecycle,
        List<SessionData> sessions,
        List<Warning> warnings) {

    /** Model name of a cell that stands for all models. */
    public static final String ALL_MODELS = "(all)";

    /** Model name where another tool's file gives none. */
    public static final String UNNAMED_MODEL = "(unnamed model)";

    /** Series name where another tool's file gives no level of load. */
    public static final String UNNAMED_SERIES = "(unnamed load)";

    public RunData {
        injectors = List.copyOf(injectors);
        lifecycle = List.copyOf(lifecycle);
        sessions = List.copyOf(sessions);
        cells = Collections.unmodifiableSortedMap(cells);
        warnings = warnings.stream().sorted().distinct().toList();
    }

    /** Kind of its rows. */
    public Counted counted() {
        return Counted.of(info);
    }

    /** Part of the run with its own description; the warnings are those of the whole. */
    public RunData part(RunInfo description, SortedMap<Cell, CellData> some) {
        return new RunData(description, injectors, some, resources, lifecycle, sessions, warnings);
    }

    /**
     * Cells of {@link #ALL_MODELS}: the operations of series in which several models were made ready, without
     * generations.
     */
    public SortedMap<Cell, CellData> together() {
        Map<String, List<Map.Entry<Cell, CellData>>> bySeries = cells.entrySet().stream()
                .filter(cell -> cell.getValue().operations().events().stream().anyMatch(CellOperations::isReadying))
                .collect(Collectors.groupingBy(cell -> cell.getKey().series()));
        SortedMap<Cell, CellData> together = new TreeMap<>();
        bySeries.forEach((series, some) -> {
            if (some.size() > 1) {
                together.put(
                        new Cell(ALL_MODELS, series),
                        new CellDataBuilder(false)
                                .build(Counted.GENERATIONS)
                                .with(new CellOperations(some.stream()
                                        .flatMap(cell -> cell.getValue().operations().events().stream())
                                        .toList())));
            }
        });
        return together;
    }

    /** All cells of one model. */
    public List<CellData> ofModel(String model) {
        return cells.entrySet().stream()
                .filter(entry -> entry.getKey().model().equals(model))
                .map(Map.Entry::getValue)
                .toList();
    }
}
