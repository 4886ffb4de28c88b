package run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

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
}
