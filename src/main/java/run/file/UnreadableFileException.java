package run.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Failure to read an input, or to find in it what it should hold. The message names the file, the place, what was
 * expected and what to do next; it is shown as it is, without a stack trace, and the command line exits with code 4.
 */
public class UnreadableFileException extends RuntimeException {

    /**
     * @param file the input
     * @param problem where, what was found and what was expected, and what to do next
     */
    public UnreadableFileException(Path file, String problem) {
        this(file, problem, null);
    }

    /** As above, with a cause. */
    public UnreadableFileException(Path file, String problem, Throwable cause) {
        super(file + ": " + PlainText.message(problem), cause);
    }

    /** Exception for an input that the operating system refuses to deliver. */
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
}
