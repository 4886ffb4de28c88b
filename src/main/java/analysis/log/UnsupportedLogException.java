package analysis.log;

import java.nio.file.Path;
import run.UnreadableFileException;

/** A file that is no {@code simulation.log}. */
public final class UnsupportedLogException extends UnreadableFileException {

    static final String VERSIONS =
            "this tool reads the simulation.log of Gatling 3.0 to 3.11 (text) and 3.12 to 3.15 (binary)";

    /** @param what what the file seems to be */
    public UnsupportedLogException(Path file, String what) {
        super(file, what + "; " + VERSIONS);
    }
}
