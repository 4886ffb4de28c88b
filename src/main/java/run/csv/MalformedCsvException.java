package run.csv;

import java.nio.file.Path;
import run.file.UnreadableFileException;

/** Invalid content of a CSV file of a run folder; the message names the line and the column. */
public final class MalformedCsvException extends UnreadableFileException {

    private static final int SHOWN = 80;

    /**
     * @param line line where the row starts, from 1 (the header)
     * @param problem what was found and what was expected
     */
    public MalformedCsvException(Path file, long line, String problem) {
        super(file, "line " + line + ": " + problem);
    }

    static MalformedCsvException field(Path file, long line, String column, String value, String expected) {
        return new MalformedCsvException(
                file, line, "column " + column + " holds '" + shown(value) + "', expected " + expected);
    }

    /** Value for a message: shortened, and without control characters, since it comes from anywhere. */
    static String shown(String value) {
        String visible = value.replaceAll("\\p{Cntrl}", "\uFFFD");
        return visible.length() <= SHOWN ? visible : visible.substring(0, SHOWN) + "…";
    }
}
