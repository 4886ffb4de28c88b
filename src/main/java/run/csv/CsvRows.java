package run.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import run.file.UnreadableFileException;

/**
 * Open CSV file that is read row by row; made by {@link CsvReader}.
 *
 * @param <T> type of a row
 */
public final class CsvRows<T> implements Closeable {

    private final Path file;
    private final InputStream in;
    private final List<? extends CsvColumn<T>> columns;
    private final int required;
    private final Function<CsvRow, T> parse;
    private final CsvScanner scanner;
    private final CsvHeader header;
    private final CsvRow row;
    private long read;
    private Optional<CsvReport.Cut> cut = Optional.empty();

    /** Reads the header. */
    CsvRows(Path file, InputStream in, List<? extends CsvColumn<T>> columns, int required, Function<CsvRow, T> parse)
            throws IOException {
        this.file = file;
        this.in = in;
        this.columns = columns;
        this.required = required;
        this.parse = parse;
        scanner = new CsvScanner(new InputStreamReader(in, StandardCharsets.UTF_8), CsvReader.MAX_ROW);
        if (!advance()) {
            throw new UnreadableFileException(
                    file,
                    cut.map(found -> "the header row is cut: " + found.reason())
                            .orElse("is empty, expected a header row"));
        }
        header = new CsvHeader(file, columns, required, scanner.texts());
        row = new CsvRow(file, header, scanner);
    }

    /**
     * Next row; empty at the end.
     *
     * @throws UnreadableFileException if the file cannot be read or holds a bad field
     */
    public Optional<T> next() {
        try {
            return read();
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }

    Optional<T> read() throws IOException {
        while (advance()) {
            if (scanner.isBlank()) {
                continue;
            }
            if (!scanner.hasLineEnd() && isOurs()) {
                cut = Optional.of(new CsvReport.Cut(scanner.line(), "no line end"));
            } else if (!scanner.hasLineEnd() && scanner.fields() < header.fields()) {
                cut = Optional.of(
                        new CsvReport.Cut(scanner.line(), scanner.fields() + " of " + header.fields() + " fields"));
            } else {
                requireFields();
                read++;
                return Optional.of(parse.apply(row));
            }
        }
        return Optional.empty();
    }

    /** Report on the rows read so far. */
    public CsvReport report() {
        return new CsvReport(file, read, cut);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void requireFields() {
        if (scanner.fields() != header.fields()) {
            throw new MalformedCsvException(
                    file,
                    scanner.line(),
                    "has " + scanner.fields() + " fields, expected " + header.fields() + " as in the header");
        }
    }

    /** Moves to the next row; false at the end of the file and at a row with an unclosed quote. */
    private boolean advance() throws IOException {
        try {
            return scanner.next();
        } catch (CsvScanner.UnclosedException e) {
            cut = Optional.of(new CsvReport.Cut(scanner.line(), "a quoted field is not closed"));
            return false;
        } catch (CsvScanner.TooLongException e) {
            throw new MalformedCsvException(
                    file, scanner.line(), "is longer than " + CsvReader.MAX_ROW + " characters; is a quote missing?");
        } catch (CsvScanner.SyntaxException e) {
            throw new MalformedCsvException(file, scanner.line(), "is not CSV: " + e.getMessage());
        }
    }

    /** Whether the file has optional columns, which only this tool writes. */
    private boolean isOurs() {
        int missing = header.missing().size();
        return missing == 0 || missing < columns.size() - required;
    }
}
