package run.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import run.LifecycleEvent;
import run.csv.CsvWriter;

/** Writes {@code lifecycle.csv} while the load runs; see {@link GenerationsWriter}. */
public final class LifecycleWriter extends CsvWriter<LifecycleEvent> {

    /**
     * Makes the file and writes its header.
     *
     * @param file must not exist; its folder must
     * @param onFailure told at once, on the writer's thread, when the disk refuses a row
     * @throws IOException if the file cannot be made
     */
    public LifecycleWriter(Path file, Consumer<? super IOException> onFailure) throws IOException {
        super(file, List.of(LifecycleColumn.values()), onFailure);
    }

    /** A row must have a model's name, and a size is none below zero: one bad row would make the file unreadable. */
    @Override
    protected LifecycleEvent readable(LifecycleEvent row) {
        boolean unnamed = row.model().isEmpty();
        boolean backwards = row.bytes().isPresent() && row.bytes().getAsLong() < 0;
        return unnamed || backwards
                ? new LifecycleEvent(
                        row.timestamp(),
                        unnamed ? RowLimits.UNNAMED : row.model(),
                        row.operation(),
                        row.outcome(),
                        row.message(),
                        row.durationMs(),
                        backwards ? OptionalLong.empty() : row.bytes(),
                        row.user(),
                        row.series())
                : row;
    }
}
