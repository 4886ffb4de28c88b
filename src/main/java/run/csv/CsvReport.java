package run.csv;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Report on reading a CSV file of a run folder.
 *
 * @param file the file
 * @param rows rows read, without the header
 * @param cut the incomplete last row that a killed run or a full disk left, if any; it was not read
 */
public record CsvReport(Path file, long rows, Optional<Cut> cut) {

    /**
     * @param line where the unfinished row starts, from 1
     * @param reason what it lacks
     */
    public record Cut(long line, String reason) {

        @Override
        public String toString() {
            return "the last row is cut (line " + line + ": " + reason + ") and was left out";
        }
    }
}
