package analysis.verdict;

import java.io.IOException;
import java.nio.file.Path;

/** A baseline or a policy cannot be used; the message names the file, the place, what was expected and what to do. */
public final class VerdictFileException extends IOException {

    private static final long serialVersionUID = 1L;

    VerdictFileException(Path file, String problem) {
        super(file + ": " + problem);
    }
}
