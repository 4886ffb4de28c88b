package analysis.log;

import java.nio.file.Path;
import run.file.UnreadableFileException;

/** Damaged {@code simulation.log}: it holds bytes that Gatling never writes, and nothing after them can be read. */
public final class MalformedLogException extends UnreadableFileException {

    /**
     * @param byteOffset offset of the bad value, from 0
     * @param recordIndex index of its record, from 0 (the run's own record)
     * @param expected what the format asks for
     * @param got what the file holds
     * @param hint what may have happened, and what to do next
     */
    public MalformedLogException(
            Path path, long byteOffset, long recordIndex, String expected, String got, String hint) {
        super(
                path,
                "byte " + byteOffset + ", record " + recordIndex + ": expected " + expected + ", got " + got + "; "
                        + hint);
    }
}
