package analysis.run;

import analysis.log.UnreadableFileException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Streams the rows of a CSV file of a run folder: RFC 4180, UTF-8 with or without a byte order mark, LF or CRLF, columns
 * in any order. One row is in memory at a time, and no row may be longer than {@link #MAX_ROW} characters.
 *
 * <p>A last row without its line end is what a killed run leaves. In a file of this tool it is left out and reported,
 * since its last field may be cut too. In one with the required columns alone, written by hand or by another tool, it is
 * read if it has all its fields.
 *
 * @param <T> what a row holds
 */
final class CsvReader<T> {

    /** Longest row, in characters; a quote that is never closed would otherwise swallow a file of any size. */
    static final int MAX_ROW = 16 << 20;

    private final Path file;
    private final List<? extends CsvColumn<T>> columns;
    private final int required;
    private final Function<CsvRow, T> parse;

    /**
     * @param required how many of the first columns a file must have
     * @param parse makes the value of a row
     */
    CsvReader(Path file, List<? extends CsvColumn<T>> columns, int required, Function<CsvRow, T> parse) {
        this.file = file;
        this.columns = columns;
        this.required = required;
        this.parse = parse;
    }

    /**
     * Gives every row to {@code sink}, in the file's order.
     *
     * @throws UnreadableFileException if the file cannot be read, lacks a required column or holds a bad field
     */
    CsvReport read(Consumer<? super T> sink) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, sink);
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }

    /** As above, from {@code in}; the file is for messages. */
    CsvReport read(InputStream in, Consumer<? super T> sink) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
        skipByteOrderMark(bytes);
        CsvCharacters characters = new CsvCharacters(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        try (CSVParser parser = CSVParser.builder()
                .setReader(characters)
                .setFormat(CsvWriter.FORMAT)
                .get()) {
            return new Pass(characters, parser).read(sink);
        }
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

    /** One reading of the file. */
    private final class Pass {
        private final CsvCharacters characters;
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private long line = 1;
        private long rows;
        private CSVRecord record;
        private String unclosed = "";

        Pass(CsvCharacters characters, CSVParser parser) {
            this.characters = characters;
            this.parser = parser;
            this.records = parser.iterator();
        }

        CsvReport read(Consumer<? super T> sink) throws IOException {
            advance();
            if (record == null) {
                throw new UnreadableFileException(
                        file,
                        unclosed.isEmpty() ? "is empty, expected a header row" : "the header row is cut: " + unclosed);
            }
            CsvHeader header = new CsvHeader(file, columns, required, record.toList());
            Optional<CsvReport.Cut> cut = Optional.empty();
            advance();
            while (record != null) {
                CSVRecord current = record;
                long start = line;
                advance();
                boolean whole = record != null || !unclosed.isEmpty() || characters.endsWithLineEnd();
                if (isBlank(current)) {
                    continue;
                }
                if (!whole && isOurs(header)) {
                    cut = Optional.of(new CsvReport.Cut(start, "no line end"));
                } else if (!whole && current.size() < header.fields()) {
                    cut = Optional.of(new CsvReport.Cut(start, current.size() + " of " + header.fields() + " fields"));
                } else {
                    sink.accept(row(header, start, current));
                    rows++;
                }
            }
            if (!unclosed.isEmpty()) {
                cut = Optional.of(new CsvReport.Cut(line, unclosed));
            }
            return new CsvReport(file, rows, header.unknown(), header.missing(), cut);
        }

        private T row(CsvHeader header, long start, CSVRecord row) {
            if (row.size() != header.fields()) {
                throw new MalformedCsvException(
                        file,
                        start,
                        "has " + row.size() + " fields, expected " + header.fields() + " as in the header");
            }
            return parse.apply(new CsvRow(file, start, header, row));
        }

        /** Reads the next record, null at the end of the file or at a row whose quotes are not closed. */
        private void advance() throws IOException {
            line = parser.getCurrentLineNumber() + 1;
            characters.startRow();
            record = null;
            try {
                record = records.hasNext() ? records.next() : null;
            } catch (UncheckedIOException e) {
                explain(e.getCause());
            }
        }

        private void explain(IOException e) throws IOException {
            if (e instanceof CsvCharacters.TooLongException) {
                throw new MalformedCsvException(
                        file, line, "is longer than " + MAX_ROW + " characters; is a quote missing?");
            }
            if (!(e instanceof CSVException)) {
                throw e;
            }
            if (!characters.atEnd()) {
                throw new MalformedCsvException(file, line, "is not CSV: " + e.getMessage());
            }
            unclosed = "a quoted field is not closed";
        }
    }

    /** Whether the file has columns that only this tool writes, or all of them. */
    private boolean isOurs(CsvHeader header) {
        int missing = header.missing().size();
        return missing == 0 || missing < columns.size() - required;
    }

    private static boolean isBlank(CSVRecord row) {
        return row.size() == 1 && row.get(0).isEmpty();
    }
}
