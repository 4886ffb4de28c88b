package run.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import run.LifecycleEvent;
import run.Outcome;
import run.csv.CsvReader;
import run.csv.CsvReport;
import run.csv.CsvRow;

/** Streaming reader of {@code lifecycle.csv}. */
public final class LifecycleReader {

    private LifecycleReader() {}

    /**
     * Passes every row of {@code file} to {@code sink}, in the file's order.
     *
     * @return number of rows and oddities of the file
     * @throws UnreadableFileException if the file cannot be read, lacks a column or holds a bad field
     */
    public static CsvReport read(Path file, Consumer<? super LifecycleEvent> sink) {
        List<LifecycleColumn> columns = List.of(LifecycleColumn.values());
        return new CsvReader<>(file, columns, columns.size(), LifecycleReader::event).read(sink);
    }

    private static LifecycleEvent event(CsvRow row) {
        return new LifecycleEvent(
                row.timestamp(LifecycleColumn.TIMESTAMP),
                row.required(LifecycleColumn.MODEL),
                row.word(
                        LifecycleColumn.OPERATION,
                        LifecycleReader::operation,
                        "pull, cold_load, warm_load, unload or delete"),
                row.word(LifecycleColumn.OUTCOME, Outcome::parse, "an outcome such as ok or http_404"),
                row.text(LifecycleColumn.MESSAGE),
                row.measure(LifecycleColumn.DURATION_MS)
                        .orElseThrow(() -> row.bad(LifecycleColumn.DURATION_MS, "a decimal number from 0 to 1e12")),
                row.whole(LifecycleColumn.BYTES, Long.MAX_VALUE),
                row.whole(LifecycleColumn.USER, Long.MAX_VALUE).orElse(0),
                row.name(LifecycleColumn.SERIES));
    }

    private static LifecycleEvent.Operation operation(String word) {
        return LifecycleEvent.Operation.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
