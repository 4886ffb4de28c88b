package analysis.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Detection of the kind of a log file by its first bytes. */
final class LogFileKind {

    /** Number of bytes examined. */
    static final int BYTES = 64;

    private LogFileKind() {}

    /** Whether a file with these first bytes is a text log of Gatling 3.11 or older. */
    static boolean isText(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return text.startsWith("RUN\t") || text.startsWith("ASSERTION\t");
    }

    /**
     * @param start the first {@link #BYTES} bytes, or all if there are fewer
     * @throws UnsupportedLogException if it cannot be a binary log
     */
    static void check(Path file, byte[] start) {
        if (start.length == 0) {
            throw new UnsupportedLogException(
                    file, "is empty: the run was killed before Gatling had written its first 8 KB, or never began");
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u001F\u008B") || text.startsWith("PK")) {
            throw new UnsupportedLogException(file, "is compressed: unpack it first");
        }
        if (start[0] != RecordParser.RUN) {
            throw new UnsupportedLogException(
                    file, "is not a simulation.log: its first byte is " + (start[0] & 0xFF) + ", expected 0");
        }
    }
}
