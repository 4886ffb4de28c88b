package analysis.log;

import java.nio.file.Path;
import run.UnreadableFileException;

/** A file that is no binary {@code simulation.log}: an older text log, or something else. */
public final class UnsupportedLogException extends UnreadableFileException {

    static final String VERSIONS = "this tool reads the binary simulation.log of Gatling 3.12 to 3.15";

    /** @param what what the file seems to be */
    public UnsupportedLogException(Path file, String what) {
        super(file, what + "; " + VERSIONS);
    }
}
