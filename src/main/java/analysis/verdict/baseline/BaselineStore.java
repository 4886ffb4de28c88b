package analysis.verdict.baseline;

import analysis.verdict.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import run.file.InputFile;
import run.file.UnreadableFileException;
import run.file.WholeFile;

/** Folder of the baselines, {@code baselines/}: one file each, to be committed with the project. */
public record BaselineStore(Path folder) {

    /** Default folder, below the working directory. */
    public static final Path DEFAULT_FOLDER = Path.of("baselines");

    private static final String SUFFIX = ".json";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** Whether {@code name} is valid: letters, digits, '.', '_' and '-', so that no name leads out of the folder. */
    public static boolean isName(String name) {
        return name.matches(NAME) && !(name + SUFFIX).equals(PolicyFile.NAME) && !name.endsWith(SUFFIX);
    }

    /** Policy file beside the baselines. */
    public Path policyFile() {
        return folder.resolve(PolicyFile.NAME);
    }

    /**
     * File of a baseline.
     *
     * @throws IllegalArgumentException if {@code name} is not valid
     */
    public Path file(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a baseline name: " + name);
        }
        return folder.resolve(name + SUFFIX);
    }

    /** Names of all baselines, sorted. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(BaselineStore::isName)
                    .sorted()
                    .toList();
        }
    }

    /**
     * Reads a baseline.
     *
     * @throws UnreadableFileException if there is no such baseline, or its file is not valid
     */
    public Baseline read(String name) throws IOException {
        Path file = file(name);
        if (!Files.exists(file)) {
            List<String> names = names();
            throw new UnreadableFileException(
                    file,
                    "there is no baseline '" + name + "'; "
                            + (names.isEmpty() ? "there are none" : "there are: " + String.join(", ", names))
                            + ". Make it with: baseline set " + name);
        }
        return BaselineJson.read(file, InputFile.text(file), name);
    }

    /** Writes a baseline atomically: another process never sees half of the file. */
    public Path write(Baseline baseline) throws IOException {
        Path file = file(baseline.name());
        Files.createDirectories(folder);
        return WholeFile.write(file, BaselineJson.write(baseline));
    }
}
