package run.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Result of reading a CSV file of a run folder.
 *
 * @param file the file
 * @param rows rows read, the header not counted
 * @param unknownColumns columns of the header that are none of this tool's; they were ignored
 * @param missingColumns optional columns that the header lacks; their values are absent in every row
 * @param cut present if the last row is not whole, as a killed run or a full disk leaves it; it was not read
 */
public record CsvReport(
        Path file, long rows, List<String> unknownColumns, List<String> missingColumns, Optional<Cut> cut) {

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
