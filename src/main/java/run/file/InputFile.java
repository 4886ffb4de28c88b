package run.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is to be read, whether somebody named it or an earlier command left it. */
public final class InputFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private InputFile() {}

    /**
     * Refuses what is there and no file: reading a pipe would wait for its writer for ever.
     *
     * @throws UnreadableFileException if it is a folder, a pipe or the like
     */
    public static void check(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UnreadableFileException(file, "is not a regular file but a folder, a pipe or the like");
        }
    }

    /**
     * All of it.
     *
     * @throws UnreadableFileException if it cannot be read
     */
    public static byte[] bytes(Path file) {
        check(file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }

    /**
     * All of a text in UTF-8; a byte order mark is no part of it.
     *
     * @throws UnreadableFileException if it cannot be read, or is none
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
