package analysis.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Result of reading a {@code simulation.log}.
 *
 * @param file the file
 * @param run its first record
 * @param records whole records read, the first included
 * @param bytes length of these records; the length of the file unless it was cut
 * @param cut present if the last record is not whole, as a killed run leaves it; it was not read
 * @param warnings what was odd, in words
 */
public record LogReport(
        Path file, LogRecord.Run run, long records, long bytes, Optional<Cut> cut, List<String> warnings) {

    public LogReport {
        warnings = List.copyOf(warnings);
    }

    /**
     * Where the file ends too early. Gatling buffers 8 KB, so that a killed run lacks up to that much and ends anywhere.
     *
     * @param recordStart offset of the unfinished record's first byte
     * @param fileLength where it breaks off
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
