package run.csv;

import java.nio.file.Path;
import run.file.UnreadableFileException;

/** A CSV file of a run folder holds something that it must not; the message names the line and the column. */
public final class MalformedCsvException extends UnreadableFileException {

    private static final int SHOWN = 80;

    private final long line;

    /**
     * @param line where the row starts, from 1 (the header)
     * @param problem what was found and what was expected
     */
    public MalformedCsvException(Path file, long line, String problem) {
        super(file, "line " + line + ": " + problem);
        this.line = line;
    }

    static MalformedCsvException field(Path file, long line, String column, String value, String expected) {
        return new MalformedCsvException(
                file, line, "column " + column + " holds '" + shown(value) + "', expected " + expected);
    }

    /** Where the row starts, from 1 (the header); a row with line breaks in its fields has several lines. */
    public long line() {
        return line;
    }

    /** Values come from anywhere: shortened, and without what would move a terminal's cursor. */
    static String shown(String value) {
        String visible = value.replaceAll("\\p{Cntrl}", "\uFFFD");
        return visible.length() <= SHOWN ? visible : visible.substring(0, SHOWN) + "…";
    }
}
