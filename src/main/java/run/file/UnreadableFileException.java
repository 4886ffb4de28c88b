package run.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * An input cannot be read or does not say what it should. The message names the file, the place, what was expected and
 * what to do next, and is meant to be shown as it is, without a stack trace; the command line ends with exit code 4.
 */
public class UnreadableFileException extends RuntimeException {

    private final transient Path file;

    /**
     * @param file the input
     * @param problem where, what was found and what was expected, and what to do next
     */
    public UnreadableFileException(Path file, String problem) {
        this(file, problem, null);
    }

    /** As above, with what revealed it. */
    public UnreadableFileException(Path file, String problem, Throwable cause) {
        super(file + ": " + PlainText.message(problem), cause);
        this.file = file;
    }

    /** An input that the operating system does not give us. */
    public static UnreadableFileException of(Path file, IOException cause) {
        String reason;
        if (cause instanceof NoSuchFileException) {
            reason = "there is no such file";
        } else if (cause instanceof AccessDeniedException) {
            reason = "permission denied";
        } else {
            reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }
        return new UnreadableFileException(file, "cannot be read: " + reason, cause);
    }

    public Path file() {
        return file;
    }
}
