package analysis.summary.reading;

import analysis.summary.peers.PeerSink;
import analysis.summary.samples.ActiveTime;
import analysis.summary.samples.CellData;
import analysis.summary.samples.CellDataBuilder;
import analysis.summary.samples.CellOperations;
import analysis.summary.samples.Counted;
import analysis.summary.samples.ResourceData;
import analysis.summary.samples.RunData;
import analysis.summary.samples.SessionData;
import analysis.summary.samples.Stated;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Window;
import analysis.summary.steady.SteadyLevels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.Cell;
import run.Generation;
import run.LifecycleEvent;
import run.ResourceSample;
import run.RunInfo;
import run.Side;

/** Builder of a run that takes its rows in any order. */
public final class RunBuilder implements RunSink, PeerSink {

    private final List<RunInfo> injectors = new ArrayList<>();
    private final Map<Cell, CellDataBuilder> cells = new ConcurrentHashMap<>();
    private final ResourceData.Builder resources = new ResourceData.Builder();
    private final Map<SessionKey, SessionData> sessions = new HashMap<>();
    private final List<LifecycleEvent> lifecycle = new ArrayList<>();
    private final InjectorTimes times = new InjectorTimes();
    private final List<Warning> warnings = new ArrayList<>();

    /** Adds a load generator; at least one is needed. */
    @Override
    public RunBuilder injector(RunInfo info) {
        injectors.add(info);
        return this;
    }

    /** Adds a generation; warm-up is left out. */
    @Override
    public RunBuilder add(Generation generation) {
        resources.add(generation);
        if (generation.isMeasured()) {
            times.add(generation);
            cell(generation.cell()).add(generation);
            if (!generation.origin().session().isEmpty()) {
                sessions.merge(SessionKey.of(generation), SessionData.of(generation), SessionData::plus);
            }
        }
        return this;
    }

    /** Key of a session; in an A/B run each server has its own. */
    private record SessionKey(String session, Optional<Side> side) {

        static SessionKey of(Generation generation) {
            return new SessionKey(
                    generation.origin().session(), Side.of(generation.origin().series()));
        }
    }

    /** Builder of a cell for rows of a log, which also need {@link #sent}. */
    CellDataBuilder cell(Cell of) {
        return cells.computeIfAbsent(
                of, cell -> new CellDataBuilder(Side.of(cell.series()).isPresent()));
    }

    /**
     * Adds the times of rows that were added to a cell directly.
     *
     * @param first window of the first row
     * @param all window from the first start to the last end
     */
    void sent(Cell cell, int count, Window first, Window all) {
        resources.add(cell.model(), first);
        times.add("", cell.series(), count, all);
    }

    /** Adds a sample of a resource of the server. */
    @Override
    public RunBuilder add(ResourceSample sample) {
        resources.add(sample);
        return this;
    }

    /** Adds an operation on a model. */
    @Override
    public RunBuilder add(LifecycleEvent event) {
        lifecycle.add(event);
        return this;
    }

    /** Makes {@code of} a cell of stated figures without samples. */
    @Override
    public RunBuilder state(Cell of, Stated figures) {
        cell(of).state(figures);
        return this;
    }

    /** Adds a warning about reading the run; {@link #build()} adds those about its content. */
    @Override
    public RunBuilder warn(Warning warning) {
        warnings.add(warning);
        return this;
    }

    /** @throws IllegalStateException without an injector */
    public RunData build() {
        cellsOfOperations();
        Injectors all = new Injectors(injectors);
        Counted counted = Counted.of(all.combined());
        SortedMap<Cell, CellData> built = new ConcurrentSkipListMap<>();
        // Each builder is released with its cell, so that the gaps of a large run are not held twice.
        List.copyOf(cells.keySet()).parallelStream()
                .forEach(cell -> built.put(cell, cells.remove(cell).build(counted)));
        warnings.addAll(InjectorWarnings.of(all.sorted(), times));
        warnings.addAll(RunWarnings.of(all.combined(), built));
        ResourceData sampled = resources.build();
        warnings.addAll(ResourceWarnings.of(all.combined(), sampled));
        boolean stepped = warnings.stream().anyMatch(warning -> warning.kind() == Warning.Kind.CLOCK_STEP);
        SortedMap<Cell, CellData> active = stepped ? ActiveTime.unknown(built) : ActiveTime.of(built);
        SteadyLevels levels = SteadyLevels.of(all.combined(), active);
        warnings.addAll(levels.warnings());
        return new RunData(
                all.combined(),
                all.sorted(),
                levels.cells(),
                sampled,
                lifecycle,
                List.copyOf(sessions.values()),
                warnings);
    }

    /** Adds operations to the cells of measured series; those that prepare a run do not show the server under load. */
    private void cellsOfOperations() {
        Set<String> measured = Stream.concat(
                        cells.keySet().stream().map(Cell::series),
                        lifecycle.stream().filter(CellOperations::isReadying).map(LifecycleEvent::series))
                .collect(Collectors.toSet());
        lifecycle.stream()
                .filter(event -> measured.contains(event.series()))
                .forEach(event -> cell(new Cell(event.model(), event.series())).add(event));
    }
}
