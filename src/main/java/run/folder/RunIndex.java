package run.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import run.file.InputFile;
import run.file.JsonErrors;
import run.file.UnreadableFileException;

/**
 * Index of runs that belong together: those of a suite, listed in its {@value #SUITE_FILE}, or those of a folder.
 *
 * @param folder the suite's folder, or the one that holds the runs
 * @param isSuite whether the runs are scenarios of one suite
 * @param entries runs in the order in which they ran
 */
public record RunIndex(Path folder, boolean isSuite, List<Entry> entries) {

    /** Name of the file in a suite's folder; {@code docs/run-directory.md} describes it. */
    public static final String SUITE_FILE = "suite.json";

    /** Version of the format. */
    public static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    public RunIndex {
        entries = List.copyOf(entries);
    }

    /**
     * Run of an index.
     *
     * @param name name of the scenario, or of the folder outside of a suite
     * @param problem why the scenario did not pass; empty if it passed or that is unknown
     * @param duration duration of the scenario, start of its JVM included; empty outside of a suite
     * @param folder folder of the run; empty if the scenario left none
     */
    public record Entry(String name, String problem, Optional<Duration> duration, Optional<Path> folder) {

        public boolean passed() {
            return problem.isEmpty();
        }
    }

    private record Content(int schema, List<Scenario> scenarios) {}

    private record Scenario(String name, String problem, Double durationS, String folder) {

        Entry in(Path suite) {
            return new Entry(
                    name,
                    problem == null ? "" : problem,
                    Optional.ofNullable(durationS).map(seconds -> Duration.ofNanos(Math.round(seconds * 1e9))),
                    Optional.ofNullable(folder).map(run -> suite.resolve(run).normalize()));
        }
    }

    /** Whether it has any run. */
    public boolean hasRuns() {
        return !entries.isEmpty();
    }

    /** Whether {@code folder} is a suite's. */
    public static boolean isSuite(Path folder) {
        return Files.isRegularFile(folder.resolve(SUITE_FILE));
    }

    /**
     * Reads the index of a suite.
     *
     * @throws UnreadableFileException if it cannot be read
     */
    public static RunIndex ofSuite(Path folder) {
        Path file = folder.resolve(SUITE_FILE);
        try {
            Content content = MAPPER.readValue(InputFile.text(file), Content.class);
            if (content == null
                    || content.schema != SCHEMA
                    || content.scenarios == null
                    || content.scenarios.stream().anyMatch(one -> one == null || one.name == null)) {
                throw new UnreadableFileException(
                        file, "is not the index of a suite in schema " + SCHEMA + "; run AllScenarios again");
            }
            return new RunIndex(
                    folder,
                    true,
                    content.scenarios.stream().map(one -> one.in(folder)).toList());
        } catch (InvalidPathException e) {
            throw new UnreadableFileException(file, "names an invalid folder: " + e.getMessage());
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, JsonErrors.describe(e) + "; run AllScenarios again", e);
        }
    }

    /** Index of the {@code most} newest runs under {@code root}, oldest first; empty if there are none. */
    public static RunIndex ofFolder(Path root, int most) {
        List<Path> newest = RunDirectory.list(root).stream().limit(most).toList();
        return ofRuns(
                root,
                Stream.iterate(newest.size() - 1, i -> i >= 0, i -> i - 1)
                        .map(newest::get)
                        .toList());
    }

    /** Index of runs that were named one by one. */
    public static RunIndex ofRuns(Path folder, List<Path> runs) {
        return new RunIndex(
                folder,
                false,
                runs.stream()
                        .map(run -> new Entry(
                                run.toAbsolutePath().normalize().getFileName().toString(),
                                "",
                                Optional.empty(),
                                Optional.of(run)))
                        .toList());
    }

    /**
     * Suites under {@code root}, by name. Names that begin with a dot are skipped: another program is still writing
     * them.
     */
    public static List<Path> suites(Path root) {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .filter(RunIndex::isSuite)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UnreadableFileException.of(root, e);
        }
    }
}
