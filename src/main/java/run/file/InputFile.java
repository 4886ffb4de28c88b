package run.file;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody named to be read. */
public final class InputFile {

    private InputFile() {}

    /**
     * Refuses what is there and no file: reading a pipe would wait for its writer for ever.
     *
     * @throws UnreadableFileException if it is a folder, a pipe or the like
     */
    public static void check(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UnreadableFileException(file, "is no file but a folder, a pipe or the like");
        }
    }
}
