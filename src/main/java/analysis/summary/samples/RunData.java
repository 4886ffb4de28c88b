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
 * The samples of one run: of one load generator, or of several that sent one load together.
 *
 * @param info what was run; of several injectors the first by name, with the union of their times and the worst of
 *     their client health
 * @param injectors what each injector was, by name; one element for a single one
 * @param cells measured generations, pulls and loads by cell; a cell without any is not in it
 * @param resources what the server used meanwhile, where it was sampled
 * @param lifecycle what was done to models as a whole
 * @param sessions of several turns, in no order
 * @param warnings what a reader must know, the gravest first
 */
public record RunData(
        RunInfo info,
        List<RunInfo> injectors,
        SortedMap<Cell, CellData> cells,
        ResourceData resources,
        List<LifecycleEvent> lifecycle,
        List<SessionData> sessions,
        List<Warning> warnings) {

    /** Model of a cell that stands for all models. */
    public static final String ALL_MODELS = "(all)";

    /** Model of a file of another tool that names none. */
    public static final String UNNAMED_MODEL = "(unnamed model)";

    /** Series of such a file that names no level of load. */
    public static final String UNNAMED_SERIES = "(unnamed load)";

    public RunData {
        injectors = List.copyOf(injectors);
        lifecycle = List.copyOf(lifecycle);
        sessions = List.copyOf(sessions);
        cells = Collections.unmodifiableSortedMap(cells);
        warnings = warnings.stream().sorted().distinct().toList();
    }

    /** What its rows are called. */
    public Counted counted() {
        return Counted.of(info);
    }

    /** A part of the run, under a description of its own; the warnings stay those of the whole. */
    public RunData part(RunInfo description, SortedMap<Cell, CellData> some) {
        return new RunData(description, injectors, some, resources, lifecycle, sessions, warnings);
    }

    /** What was done to several models together, by series: the cells of {@link #ALL_MODELS}, without generations. */
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
