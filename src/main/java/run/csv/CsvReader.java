package run.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import run.file.InputFile;
import run.file.UnreadableFileException;

/**
 * Streaming reader of a CSV file of a run folder: RFC 4180, UTF-8 with or without a byte order mark, LF or CRLF,
 * columns in any order. One row is in memory at a time, and none may be longer than {@link #MAX_ROW} characters.
 *
 * <p>A killed run leaves a last row without a line end. In a file of this tool it is left out and reported, since its
 * last field may be cut too. In a file with only the required columns, written by hand or by another tool, it is read
 * if it has all its fields.
 *
 * @param <T> type of a row
 */
public final class CsvReader<T> {

    /** Longest row, in characters: a quote that is never closed must not swallow the whole file. */
    public static final int MAX_ROW = 16 << 20;

    private final Path file;
    private final List<? extends CsvColumn<T>> columns;
    private final int required;
    private final Function<CsvRow, T> parse;

    /**
     * @param required number of leading columns that a file must have
     * @param parse converts a row
     */
    public CsvReader(Path file, List<? extends CsvColumn<T>> columns, int required, Function<CsvRow, T> parse) {
        this.file = file;
        this.columns = columns;
        this.required = required;
        this.parse = parse;
    }

    /**
     * Passes every row to {@code sink}, in the file's order.
     *
     * @throws UnreadableFileException if the file cannot be read, lacks a required column or holds a bad field
     */
    public CsvReport read(Consumer<? super T> sink) {
        InputFile.check(file);
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, sink);
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }

    /**
     * Opens the file for reading row by row, interleaved with others.
     *
     * @throws UnreadableFileException if it cannot be read or lacks a required column
     */
    public CsvRows<T> open() {
        InputFile.check(file);
        try {
            InputStream in = Files.newInputStream(file);
            try {
                return rows(in);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }

    /** As above, from {@code in}; the file is for messages. */
    public CsvReport read(InputStream in, Consumer<? super T> sink) throws IOException {
        CsvRows<T> rows = rows(in);
        for (Optional<T> row = rows.read(); row.isPresent(); row = rows.read()) {
            sink.accept(row.get());
        }
        return rows.report();
    }

    private CsvRows<T> rows(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
        skipByteOrderMark(bytes);
        return new CsvRows<>(file, bytes, columns, required, parse);
    }

    private void skipByteOrderMark(BufferedInputStream bytes) throws IOException {
        bytes.mark(3);
        byte[] start = bytes.readNBytes(3);
        if (start.length >= 2 && (start[0] == -1 && start[1] == -2 || start[0] == -2 && start[1] == -1)) {
            throw new UnreadableFileException(file, "is in UTF-16; save it as UTF-8");
        }
        if (start.length < 3 || start[0] != (byte) 0xEF || start[1] != (byte) 0xBB || start[2] != (byte) 0xBF) {
            bytes.reset();
        }
    }
}
