package analysis.summary.reading;

import analysis.summary.samples.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import run.Generation;
import run.LifecycleEvent;
import run.ResourceSample;
import run.RunInfo;
import run.csv.CsvFile;
import run.csv.CsvRows;
import run.file.UnreadableFileException;
import run.folder.GenerationColumn;
import run.folder.LifecycleColumn;
import run.folder.LifecycleReader;
import run.folder.MergeJson;
import run.folder.ResourceColumn;
import run.folder.ResourcesReader;
import run.folder.RunDirectory;
import run.folder.RunFile;
import run.folder.RunJson;

/**
 * Merge of the run folders of one load's injectors. Rows are streamed, so memory does not grow with them, and the
 * result does not depend on the order of the folders.
 *
 * @param warnings warnings against pooling the folders and from reading them
 * @param generations number of rows, warm-up included
 * @param injectors number of injectors
 */
public record RunMerge(List<Warning> warnings, long generations, int injectors) {

    private static final String PARTIAL = ".generations.csv.partial";

    /**
     * Merges {@code runs} into {@code out}.
     *
     * @param out created if missing; must be empty
     * @throws UnreadableFileException if one of them cannot be read or is given twice
     * @throws IOException if {@code out} cannot be written
     */
    public static RunMerge into(Path out, List<Path> runs) throws IOException {
        List<RunDirectory> folders = runs.stream().map(RunDirectory::open).toList();
        OneLoad load = new OneLoad(folders);
        requireNames(folders, load);
        Scan scan = new Scan();
        folders.forEach(folder -> RunReader.add(folder, load, scan));
        Injectors injectors = new Injectors(scan.infos);
        List<RunDirectory> sorted = folders.stream()
                .sorted(Comparator.comparing(
                        folder -> Injectors.name(load.injectors(folder).get(0))))
                .toList();
        prepare(out);
        RunInfo combined = injectors.combined();
        RunJson.write(
                out.resolve(RunFile.INFO.fileName()),
                combined.with(unnamed(combined.environment()), combined.start(), combined.end()));
        List<Warning> found = scan.warnings.stream().sorted().distinct().toList();
        new MergeJson(
                        RunInfo.SCHEMA,
                        injectors.sorted(),
                        found.stream()
                                .map(warning ->
                                        new MergeJson.Note(warning.kind().id(), warning.what()))
                                .toList())
                .write(out.resolve(RunFile.MERGE.fileName()));
        copyOthers(sorted, load, out);
        long rows = copyGenerations(sorted, load, out.resolve(PARTIAL));
        // Last, since it makes the folder a run.
        Files.move(
                out.resolve(PARTIAL), out.resolve(RunFile.GENERATIONS.fileName()), StandardCopyOption.REPLACE_EXISTING);
        List<Warning> warnings = new ArrayList<>(InjectorWarnings.of(injectors.sorted(), scan.times));
        warnings.addAll(found);
        return new RunMerge(warnings.stream().sorted().toList(), rows, scan.infos.size());
    }

    private static RunInfo.Environment unnamed(RunInfo.Environment one) {
        return new RunInfo.Environment(
                one.host(),
                "",
                one.os(),
                one.cpus(),
                one.maxHeapMb(),
                one.jvm(),
                one.gatling(),
                one.tool(),
                one.gitCommit(),
                null);
    }

    /** Refuses folders whose injectors have no distinct names, the only link from rows to injectors. */
    private static void requireNames(List<RunDirectory> folders, OneLoad load) {
        Set<String> names = new HashSet<>();
        for (RunDirectory folder : folders) {
            if (load.injectors(folder).isEmpty()) {
                throw new UnreadableFileException(
                        folder.path(),
                        "has no " + RunFile.INFO.fileName() + ", so its rows cannot be assigned to an injector");
            }
            for (RunInfo info : load.injectors(folder)) {
                String name = Injectors.name(info);
                if (name.isEmpty() || !names.add(name)) {
                    throw new UnreadableFileException(
                            folder.path(),
                            (name.isEmpty()
                                            ? "does not name its injector"
                                            : "belongs to an injector '" + name + "' like another")
                                    + "; give each a name of its own with -Dinjector.index and -Dinjector.count, or"
                                    + " -Dinjector");
                }
            }
        }
    }

    private static void prepare(Path out) throws IOException {
        Files.createDirectories(out);
        try (Stream<Path> files = Files.list(out)) {
            if (files.anyMatch(file -> !file.endsWith(PARTIAL))) {
                throw new IOException(out + ": is not empty; a merged run needs its own folder");
            }
        }
    }

    /** Merges generations by their ends, as one load generator would have written them. */
    private static long copyGenerations(List<RunDirectory> folders, OneLoad load, Path file) throws IOException {
        List<Source> sources = new ArrayList<>();
        try (CsvFile<Generation> out = new CsvFile<>(file, List.of(GenerationColumn.values()))) {
            for (RunDirectory folder : folders) {
                sources.add(new Source(folder, load.shift(folder), sources.size()));
            }
            PriorityQueue<Source> next =
                    new PriorityQueue<>(Comparator.comparingLong(Source::endMs).thenComparing(source -> source.place));
            sources.stream().filter(Source::advance).forEach(next::add);
            long rows = 0;
            for (Source source = next.poll(); source != null; source = next.poll()) {
                out.write(source.row);
                rows++;
                if (source.advance()) {
                    next.add(source);
                }
            }
            return rows;
        } finally {
            for (Source source : sources) {
                source.rows.close();
            }
        }
    }

    private static final class Source {
        private final CsvRows<Generation> rows;
        private final OneLoad.Shift shift;
        private final Integer place;
        private Generation row;

        Source(RunDirectory folder, OneLoad.Shift shift, int place) {
            this.rows = folder.rows();
            this.shift = shift;
            this.place = place;
        }

        boolean advance() {
            Optional<Generation> next = rows.next();
            row = next.map(shift::of).orElse(null);
            return next.isPresent();
        }

        long endMs() {
            return row.timestamp().toEpochMilli()
                    + (long) row.timing().streamMs().orElse(0);
        }
    }

    private static void copyOthers(List<RunDirectory> folders, OneLoad load, Path out) throws IOException {
        if (folders.stream().anyMatch(folder -> folder.file(RunFile.LIFECYCLE).isPresent())) {
            try (CsvFile<LifecycleEvent> file =
                    new CsvFile<>(out.resolve(RunFile.LIFECYCLE.fileName()), List.of(LifecycleColumn.values()))) {
                folders.forEach(folder -> folder.file(RunFile.LIFECYCLE)
                        .ifPresent(from -> LifecycleReader.read(
                                from, row -> file.write(load.shift(folder).of(row)))));
            }
        }
        if (folders.stream().anyMatch(folder -> folder.file(RunFile.RESOURCES).isPresent())) {
            try (CsvFile<ResourceSample> file =
                    new CsvFile<>(out.resolve(RunFile.RESOURCES.fileName()), List.of(ResourceColumn.values()))) {
                folders.forEach(folder -> folder.file(RunFile.RESOURCES)
                        .ifPresent(from -> ResourcesReader.read(
                                from, row -> file.write(load.shift(folder).of(row)))));
            }
        }
    }

    /** Sink that keeps warnings and times but no rows. */
    private static final class Scan implements RunSink {
        private final List<RunInfo> infos = new ArrayList<>();
        private final List<Warning> warnings = new ArrayList<>();
        private final InjectorTimes times = new InjectorTimes();

        @Override
        public RunSink injector(RunInfo info) {
            infos.add(info);
            return this;
        }

        @Override
        public RunSink add(Generation generation) {
            if (generation.isMeasured()) {
                times.add(generation);
            }
            return this;
        }

        @Override
        public RunSink add(ResourceSample sample) {
            return this;
        }

        @Override
        public RunSink add(LifecycleEvent event) {
            return this;
        }

        @Override
        public RunSink warn(Warning warning) {
            warnings.add(warning);
            return this;
        }
    }
}
