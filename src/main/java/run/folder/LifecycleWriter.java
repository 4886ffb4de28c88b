package run.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import run.LifecycleEvent;
import run.csv.CsvWriter;

/** Writer of {@code lifecycle.csv} during the load; see {@link GenerationsWriter}. */
public final class LifecycleWriter extends CsvWriter<LifecycleEvent> {

    /**
     * Creates the file and writes its header.
     *
     * @param file must not exist; its folder must
     * @param onFailure called at once, on the writer's thread, when the disk refuses a row
     * @throws IOException if the file cannot be created
     */
    public LifecycleWriter(Path file, Consumer<? super IOException> onFailure) throws IOException {
        super(file, List.of(LifecycleColumn.values()), onFailure);
    }

    /** Replaces empty and damaged names and leaves out a negative size: one bad row would make the file unreadable. */
    @Override
    protected LifecycleEvent readable(LifecycleEvent row) {
        boolean negative = row.bytes().isPresent() && row.bytes().getAsLong() < 0;
        return new LifecycleEvent(
                row.timestamp(),
                row.model().isEmpty() ? RowLimits.UNNAMED : RowLimits.repaired(row.model()),
                row.operation(),
                row.outcome(),
                row.message(),
                row.durationMs(),
                negative ? OptionalLong.empty() : row.bytes(),
                row.user(),
                RowLimits.repaired(row.series()));
    }
}
