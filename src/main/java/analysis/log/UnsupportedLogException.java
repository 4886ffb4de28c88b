package analysis.log;

import java.nio.file.Path;
import run.file.UnreadableFileException;

/** Refusal of a file that is not a supported {@code simulation.log}. */
public final class UnsupportedLogException extends UnreadableFileException {

    static final String VERSIONS =
            "this tool reads the simulation.log of Gatling 3.0 to 3.11 (text) and 3.12 to 3.15 (binary)";

    /** @param what what is wrong with the file */
    public UnsupportedLogException(Path file, String what) {
        super(file, what + "; " + VERSIONS);
    }
}
