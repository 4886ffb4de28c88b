package analysis.log;

import java.nio.file.Path;
import run.file.UnreadableFileException;

/** A {@code simulation.log} holds bytes that no Gatling writes, so that nothing after them can be told apart. */
public final class MalformedLogException extends UnreadableFileException {

    private final long byteOffset;
    private final long recordIndex;
    private final String expected;
    private final String got;

    /**
     * @param byteOffset of the value that is wrong, from 0
     * @param recordIndex of the record it belongs to, from 0 (the run's own record)
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
        this.byteOffset = byteOffset;
        this.recordIndex = recordIndex;
        this.expected = expected;
        this.got = got;
    }

    public long byteOffset() {
        return byteOffset;
    }

    public long recordIndex() {
        return recordIndex;
    }

    public String expected() {
        return expected;
    }

    public String got() {
        return got;
    }
}
