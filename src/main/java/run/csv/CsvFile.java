package run.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writer of a CSV file that writes each row on the caller's thread, so that no row stays in memory.
 *
 * @param <T> type of a row
 */
public final class CsvFile<T> implements Closeable {

    private final List<? extends CsvColumn<T>> columns;
    private final CSVPrinter printer;

    /** @throws IOException if the file cannot be created */
    public CsvFile(Path file, List<? extends CsvColumn<T>> columns) throws IOException {
        this.columns = columns;
        printer = new CSVPrinter(Files.newBufferedWriter(file), CsvWriter.FORMAT);
        printer.printRecord(columns.stream().map(CsvColumn::header).toList());
    }

    /** @throws UncheckedIOException if the row cannot be written */
    public void write(T row) {
        List<String> fields = new ArrayList<>(columns.size());
        for (CsvColumn<T> column : columns) {
            fields.add(column.write(row));
        }
        try {
            printer.printRecord(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
