package analysis.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Cell;
import run.Generation;
import run.LifecycleEvent;
import run.ResourceSample;
import run.RunInfo;

/**
 * The samples of one run: of one load generator, or of several that sent one load together.
 *
 * @param info what was run; of several injectors the first by name, with the union of their times and the worst of
 *     their client health
 * @param injectors what each injector was, by name; one element for a single one
 * @param cells measured generations by cell; a cell without any is not in it
 * @param resources what the server used meanwhile, where it was sampled
 * @param lifecycle what was done to models as a whole
 * @param warnings what a reader must know, the gravest first
 */
public record RunData(
        RunInfo info,
        List<RunInfo> injectors,
        SortedMap<Cell, CellData> cells,
        ResourceData resources,
        List<LifecycleEvent> lifecycle,
        List<Warning> warnings) {

    public RunData {
        injectors = List.copyOf(injectors);
        lifecycle = List.copyOf(lifecycle);
        cells = Collections.unmodifiableSortedMap(cells);
        warnings = warnings.stream().sorted().distinct().toList();
    }

    /** A part of the run, under a description of its own; the warnings stay those of the whole. */
    public RunData part(RunInfo description, SortedMap<Cell, CellData> some) {
        return new RunData(description, injectors, some, resources, lifecycle, warnings);
    }

    /** All cells of one model. */
    public List<CellData> ofModel(String model) {
        return cells.entrySet().stream()
                .filter(entry -> entry.getKey().model().equals(model))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Collects a run row by row; the order of the rows is of no consequence. */
    public static final class Builder {

        private final List<RunInfo> injectors = new ArrayList<>();
        private final Map<Cell, CellDataBuilder> cells = new HashMap<>();
        private final ResourceData.Builder resources = new ResourceData.Builder();
        private final List<LifecycleEvent> lifecycle = new ArrayList<>();
        private final List<Warning> warnings = new ArrayList<>();

        /** Adds a load generator; at least one is needed. */
        public Builder injector(RunInfo info) {
            injectors.add(info);
            return this;
        }

        /** Adds a generation; warm-up is left out. */
        public Builder add(Generation generation) {
            resources.add(generation);
            if (generation.isMeasured()) {
                cells.computeIfAbsent(generation.cell(), cell -> new CellDataBuilder())
                        .add(generation);
            }
            return this;
        }

        /** Adds a sample of a resource of the server. */
        public Builder add(ResourceSample sample) {
            resources.add(sample);
            return this;
        }

        /** Adds something done to a model as a whole. */
        public Builder add(LifecycleEvent event) {
            lifecycle.add(event);
            return this;
        }

        /** Adds a warning about how the run was read; those about its content are found by {@link #build()}. */
        public Builder warn(Warning warning) {
            warnings.add(warning);
            return this;
        }

        /** @throws IllegalStateException without an injector */
        public RunData build() {
            SortedMap<Cell, CellData> built = new TreeMap<>();
            // Each builder is let go when its cell is done, so that the gaps of a large run are not held twice.
            for (Cell cell : List.copyOf(cells.keySet())) {
                built.put(cell, cells.remove(cell).build());
            }
            Injectors all = new Injectors(injectors);
            warnings.addAll(InjectorWarnings.of(all.sorted()));
            warnings.addAll(RunWarnings.of(all.combined(), built));
            ResourceData sampled = resources.build();
            warnings.addAll(ResourceWarnings.of(all.combined(), sampled));
            return new RunData(all.combined(), all.sorted(), ActiveTime.of(built), sampled, lifecycle, warnings);
        }
    }
}
