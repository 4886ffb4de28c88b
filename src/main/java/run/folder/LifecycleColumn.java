package run.folder;

import java.util.Locale;
import java.util.function.Function;
import run.LifecycleEvent;
import run.csv.CsvColumn;
import run.csv.CsvFormat;

/** Columns of {@code lifecycle.csv}, in order, each with its writer. */
public enum LifecycleColumn implements CsvColumn<LifecycleEvent> {
    TIMESTAMP(e -> CsvFormat.timestamp(e.timestamp())),
    MODEL(LifecycleEvent::model),
    OPERATION(e -> e.operation().name().toLowerCase(Locale.ROOT)),
    OUTCOME(e -> e.outcome().code()),
    MESSAGE(LifecycleEvent::message),
    DURATION_MS(e -> CsvFormat.decimal(e.durationMs())),
    BYTES(e -> e.bytes().isPresent() ? Long.toString(e.bytes().getAsLong()) : ""),
    USER(e -> Long.toString(e.user())),
    SERIES(LifecycleEvent::series);

    private final Function<LifecycleEvent, String> writer;

    LifecycleColumn(Function<LifecycleEvent, String> writer) {
        this.writer = writer;
    }

    @Override
    public String write(LifecycleEvent event) {
        return writer.apply(event);
    }
}
