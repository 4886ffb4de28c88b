package analysis.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Report on reading a {@code simulation.log}.
 *
 * @param file the file
 * @param run its first record
 * @param records number of complete records, the first included
 * @param bytes length of these records: that of the file unless it was cut
 * @param cut the incomplete last record that a killed run left, if any; it was not read
 * @param warnings oddities, in words
 */
public record LogReport(
        Path file, LogRecord.Run run, long records, long bytes, Optional<Cut> cut, List<String> warnings) {

    public LogReport {
        warnings = List.copyOf(warnings);
    }

    /**
     * Place where the file ends too early. Gatling buffers 8 KB, so a killed run lacks up to that much and can end
     * anywhere.
     *
     * @param recordStart offset of the unfinished record's first byte
     * @param fileLength offset where the file ends
     * @param missing what should have followed
     */
    public record Cut(long recordStart, long fileLength, String missing) {

        @Override
        public String toString() {
            return "the last record is cut (it starts at byte " + recordStart + ", the file ends at byte " + fileLength
                    + " where " + missing + " should follow) and was left out";
        }
    }
}
