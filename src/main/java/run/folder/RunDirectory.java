package run.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.Generation;
import run.RunInfo;
import run.csv.CsvReport;
import run.csv.CsvRows;
import run.file.InputFile;
import run.file.UnreadableFileException;

/**
 * Run folder, opened for reading; {@code docs/run-directory.md} describes its files.
 *
 * <p>A single CSV file, such as an older {@code baseline.csv}, is a run too, without a description.
 *
 * @param path the folder, or the CSV file
 * @param generations the file with the generations
 * @param info content of {@code run.json}; absent if there is none
 * @param missing expected files that do not exist
 */
public record RunDirectory(Path path, Path generations, Optional<RunInfo> info, Set<RunFile> missing) {

    /** Folder of the runs of Gatling's Maven plugin, relative to the project. */
    public static final Path DEFAULT_ROOT = Path.of("target", "gatling");

    private static final String HOW_TO_RUN = "start one with: mvn gatling:test -Dsimulation=MultiUser";
    private static final int SHOWN = 8;

    public RunDirectory {
        missing = Set.copyOf(missing);
    }

    /**
     * Opens the run at {@code path}: a run folder, a file in it, or a CSV file on its own.
     *
     * @throws UnreadableFileException if it is not a run, or its {@code run.json} cannot be read
     */
    public static RunDirectory open(Path path) {
        if (!Files.exists(path)) {
            throw new UnreadableFileException(path, "there is no such file or folder; " + HOW_TO_RUN);
        }
        if (Files.isDirectory(path)) {
            return openFolder(path);
        }
        if (isPartOfRun(path)) {
            return openFolder(path.toAbsolutePath().getParent());
        }
        if (isCsv(path)) {
            return new RunDirectory(path, path, Optional.empty(), EnumSet.of(RunFile.INFO, RunFile.LOG));
        }
        throw new UnreadableFileException(
                path,
                "is neither a run folder nor a CSV file of generations; give the folder of a run, or " + HOW_TO_RUN);
    }

    /** Whether {@link #open} takes {@code file}: a file of a run folder, or a CSV file. */
    public static boolean isFileOfRun(Path file) {
        return isPartOfRun(file) || isCsv(file);
    }

    private static boolean isPartOfRun(Path file) {
        return Stream.of(RunFile.values()).anyMatch(known -> file.endsWith(known.fileName()))
                && isRun(file.toAbsolutePath().getParent());
    }

    private static boolean isCsv(Path file) {
        return file.toString().endsWith(".csv");
    }

    /**
     * Runs under {@code root}, newest first, by the time in the folder's name or else its last change. Names that begin
     * with a dot are skipped: another program is still writing them.
     *
     * @return empty if there is none
     */
    public static List<Path> list(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .filter(RunDirectory::isRun)
                    .sorted(Comparator.comparing(RunTime::of).reversed().thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw UnreadableFileException.of(root, e);
        }
    }

    /**
     * Opens the newest run under {@code root}.
     *
     * @throws UnreadableFileException if there is none, or it cannot be opened
     */
    public static RunDirectory newest(Path root) {
        List<Path> runs = list(root);
        if (runs.isEmpty()) {
            throw new UnreadableFileException(root, "there is no run in this folder; " + HOW_TO_RUN);
        }
        return openFolder(runs.get(0));
    }

    /** Path of {@code file}, if the run has it. */
    public Optional<Path> file(RunFile file) {
        if (file == RunFile.GENERATIONS) {
            return Optional.of(generations);
        }
        Path candidate = path.resolve(file.fileName());
        return Files.isRegularFile(candidate) ? Optional.of(candidate) : Optional.empty();
    }

    /** Streams the generations; see {@link GenerationsReader#read}. */
    public CsvReport generations(Consumer<? super Generation> sink) {
        return GenerationsReader.read(generations, sink);
    }

    /** Opens the generations for reading row by row; see {@link GenerationsReader#read}. */
    public CsvRows<Generation> rows() {
        return GenerationsReader.reader(generations).open();
    }

    private static RunDirectory openFolder(Path folder) {
        Set<RunFile> missing = EnumSet.noneOf(RunFile.class);
        for (RunFile file : RunFile.values()) {
            InputFile.check(folder.resolve(file.fileName()));
            if (file.isExpected() && !Files.isRegularFile(folder.resolve(file.fileName()))) {
                missing.add(file);
            }
        }
        if (missing.contains(RunFile.GENERATIONS)) {
            throw notARun(folder);
        }
        Optional<RunInfo> info = missing.contains(RunFile.INFO)
                ? Optional.empty()
                : Optional.of(RunJson.read(folder.resolve(RunFile.INFO.fileName())));
        return new RunDirectory(folder, folder.resolve(RunFile.GENERATIONS.fileName()), info, missing);
    }

    /** Whether {@code folder} is a run folder. */
    public static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(RunFile.GENERATIONS.fileName()));
    }

    private static UnreadableFileException notARun(Path folder) {
        if (RunIndex.isSuite(folder)) {
            return new UnreadableFileException(
                    folder,
                    "is a suite folder, not a run folder; give the folder of one of its scenarios: "
                            + RunIndex.ofSuite(folder).entries().stream()
                                    .flatMap(entry -> entry.folder().stream())
                                    .map(Path::toString)
                                    .collect(Collectors.joining(", ")));
        }
        List<Path> runs = list(folder);
        if (!runs.isEmpty()) {
            return new UnreadableFileException(
                    folder, "is not a run folder but holds " + runs.size() + " of them; the newest is " + runs.get(0));
        }
        return new UnreadableFileException(folder, "is not a run folder: " + content(folder) + "; " + HOW_TO_RUN);
    }

    private static String content(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(f -> f.getFileName() + (Files.isDirectory(f) ? "/" : ""))
                    .sorted()
                    .toList();
            String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
            return names.isEmpty()
                    ? "it is empty"
                    : "it has no " + RunFile.GENERATIONS.fileName() + ", only " + shown
                            + (names.size() > SHOWN ? ", …" : "");
        } catch (IOException e) {
            throw UnreadableFileException.of(folder, e);
        }
    }
}
