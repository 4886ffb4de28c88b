package run.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads input files whole, with errors that name the file. */
public final class InputFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private InputFile() {}

    /**
     * Refuses anything that exists and is not a regular file: reading a pipe would wait for its writer forever.
     *
     * @throws UnreadableFileException if it is a folder, a pipe or the like
     */
    public static void check(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UnreadableFileException(file, "is not a regular file but a folder, a pipe or the like");
        }
    }

    /**
     * Content of a UTF-8 text file, without its byte order mark.
     *
     * @throws UnreadableFileException if it cannot be read or is not UTF-8
     */
    public static String text(Path file) {
        check(file);
        try {
            String text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(file, "is not text in UTF-8", e);
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }
}
