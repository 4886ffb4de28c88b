package analysis.summary.reading;

import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import run.Generation;
import run.RunInfo;
import run.csv.CsvReport;
import run.file.UnreadableFileException;
import run.folder.LifecycleReader;
import run.folder.MergeJson;
import run.folder.ResourcesReader;
import run.folder.RunDirectory;
import run.folder.RunFile;
import run.folder.RunIndex;

/** Reader of run folders and result files into {@link RunData}. */
public final class RunReader {

    private RunReader() {}

    /**
     * Reads a run folder, a single CSV file of generations, the {@code simulation.log} of any Gatling run, or a result
     * of the AKS benchmark suite or of another load tester with its requests.
     *
     * @throws run.file.UnreadableFileException if it cannot be read or holds only summary figures
     */
    public static RunData read(Path run) {
        return readOneLoad(List.of(run));
    }

    /**
     * Reads like {@link #read}, and also summaries of other load testers, as cells of stated figures without samples.
     *
     * @throws run.file.UnreadableFileException if it cannot be read
     */
    public static RunData readFigures(Path run) {
        return build(List.of(run));
    }

    /**
     * Reads the run folders of several injectors that sent one load together.
     *
     * @param injectors at least one
     * @throws run.file.UnreadableFileException if one of them cannot be read
     */
    public static RunData readOneLoad(List<Path> injectors) {
        RunData run = build(injectors);
        if (run.cells().values().stream().anyMatch(cell -> cell.stated().isPresent())) {
            throw new UnreadableFileException(
                    injectors.get(0),
                    "holds the figures of " + run.info().simulation()
                            + " but not its requests, which only compare accepts; " + ResultFile.HOW_TO_KEEP_REQUESTS);
        }
        return run;
    }

    private static RunData build(List<Path> injectors) {
        RunBuilder builder = new RunBuilder();
        List<RunDirectory> folders = new ArrayList<>();
        for (Path injector : injectors) {
            Optional<Path> log = LogRun.in(injector);
            Optional<Path> document = ResultFile.in(injector);
            if (log.isPresent()) {
                LogRun.add(log.get(), builder);
            } else if (document.isPresent()) {
                ResultFile.add(document.get(), builder);
            } else if (Files.isRegularFile(injector) && !RunDirectory.isFileOfRun(injector)) {
                throw ResultFile.unknown(injector);
            } else {
                folders.add(RunDirectory.open(injector));
            }
        }
        OneLoad load = new OneLoad(folders);
        folders.forEach(folder -> add(folder, load, builder));
        return builder.build();
    }

    /** Results of the AKS benchmark suite in a folder, by name; {@code path} alone if it is a run or has none. */
    public static List<Path> results(Path path) {
        boolean folder = Files.isDirectory(path) && !isRun(path) && !RunIndex.isSuite(path);
        List<Path> results = folder ? DocumentRun.in(path) : List.of();
        return results.isEmpty() ? List.of(path) : results;
    }

    /** Whether {@code path} is a single run. */
    public static boolean isRun(Path path) {
        return LogRun.in(path).isPresent() || RunDirectory.isRun(path);
    }

    /**
     * Simulation of a run by {@code run.json}, its log or its fields; empty if unknown.
     *
     * @throws run.file.UnreadableFileException if it cannot be read
     */
    public static Optional<String> simulation(Path run) {
        Optional<Path> result = ResultFile.in(run);
        if (result.isPresent()) {
            return ResultFile.simulation(result.get());
        }
        return LogRun.in(run)
                .map(LogRun::simulation)
                .or(() -> RunDirectory.open(run).info().map(RunInfo::simulation));
    }

    /** Passes the content of {@code run}, one of the folders of {@code load}, to {@code sink}. */
    static void add(RunDirectory run, OneLoad load, RunSink sink) {
        OneLoad.Shift shift = load.shift(run);
        Optional<Path> merge = run.file(RunFile.MERGE);
        if (merge.isPresent()) {
            load.injectors(run).forEach(sink::injector);
            MergeJson.read(merge.get()).warnings().forEach(note -> warning(note).ifPresent(sink::warn));
            warnOfCut(run.generations(row -> sink.add(shift.of(row))), sink);
        } else {
            Described rows = new Described(sink, shift);
            CsvReport report = run.generations(rows);
            sink.injector(load.injectors(run).stream().findFirst().orElseGet(() -> rows.info(run)));
            run.info().flatMap(rows.clock::against).ifPresent(sink::warn);
            if (run.info().isEmpty() && !run.path().equals(run.generations())) {
                sink.warn(new Warning(Kind.NO_DESCRIPTION, run.path() + " has no " + RunFile.INFO.fileName() + "."));
            }
            run.file(RunFile.LOG).ifPresent(log -> rows.check.against(log).forEach(sink::warn));
            warnOfCut(report, sink);
        }
        run.file(RunFile.LIFECYCLE)
                .ifPresent(file -> warnOfCut(LifecycleReader.read(file, row -> sink.add(shift.of(row))), sink));
        run.file(RunFile.RESOURCES)
                .ifPresent(file -> warnOfCut(ResourcesReader.read(file, row -> sink.add(shift.of(row))), sink));
    }

    /** Warning of a merged run; empty for a kind of a later version. */
    private static Optional<Warning> warning(MergeJson.Note note) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.id().equals(note.kind()))
                .findFirst()
                .map(kind -> new Warning(kind, note.what()));
    }

    private static void warnOfCut(CsvReport report, RunSink builder) {
        report.cut().ifPresent(cut -> builder.warn(new Warning(Kind.ROWS_TRUNCATED, report.file() + ": " + cut + ".")));
    }

    /** Passes rows on and collects a description for runs without {@code run.json}. */
    private static final class Described implements Consumer<Generation> {

        private final RunSink sink;
        private final OneLoad.Shift shift;
        private final LogCheck check = new LogCheck();
        private final ClockCheck clock = new ClockCheck();
        private String simulation = "";
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        Described(RunSink sink, OneLoad.Shift shift) {
            this.sink = sink;
            this.shift = shift;
        }

        @Override
        public void accept(Generation generation) {
            sink.add(shift.of(generation));
            check.add(generation);
            clock.add(generation);
            simulation = generation.origin().simulation();
            first = first.isBefore(generation.timestamp()) ? first : generation.timestamp();
            last = last.isAfter(generation.timestamp()) ? last : generation.timestamp();
        }

        RunInfo info(RunDirectory run) {
            boolean empty = first.isAfter(last);
            return RunInfo.undescribed(
                    simulation.isEmpty() ? run.path().getFileName().toString() : simulation,
                    empty ? Instant.EPOCH : first,
                    empty ? Instant.EPOCH : last,
                    null);
        }
    }
}
