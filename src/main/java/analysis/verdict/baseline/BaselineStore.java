package analysis.verdict.baseline;

import analysis.verdict.policy.PolicyFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import run.file.InputFile;
import run.file.UnreadableFileException;
import run.file.WholeFile;

/** The folder of the baselines, {@code baselines/}: one file each, to be committed with the project. */
public record BaselineStore(Path folder) {

    /** Where baselines are kept by default, below the working directory. */
    public static final Path DEFAULT_FOLDER = Path.of("baselines");

    private static final String SUFFIX = ".json";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** Whether a baseline may be called so: letters, digits, '.', '_' and '-', so that no name leads out of the folder. */
    public static boolean isName(String name) {
        return name.matches(NAME) && !(name + SUFFIX).equals(PolicyFile.NAME) && !name.endsWith(SUFFIX);
    }

    /** The policy beside the baselines. */
    public Path policyFile() {
        return folder.resolve(PolicyFile.NAME);
    }

    /** @throws IllegalArgumentException if {@code name} is none */
    public Path file(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a baseline name: " + name);
        }
        return folder.resolve(name + SUFFIX);
    }

    /** The names of all baselines, sorted. */
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

    /** @throws UnreadableFileException if there is no such baseline, or the file holds none that can be used */
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

    /** Writes the whole file or nothing: another process never sees half of it. */
    public Path write(Baseline baseline) throws IOException {
        Path file = file(baseline.name());
        Files.createDirectories(folder);
        return WholeFile.write(file, json(baseline));
    }

    private static String json(Baseline baseline) {
        try {
            return BaselineJson.write(baseline);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can always be written", e);
        }
    }
}
