package run.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import run.ResourceSample;
import run.csv.CsvWriter;

/** Writes {@code resources.csv} while the load runs. */
public final class ResourcesWriter extends CsvWriter<ResourceSample> {

    /**
     * Makes the file and writes its header.
     *
     * @param file must not exist; its folder must
     * @param onFailure told at once, on the writer's thread, when the disk refuses a row; {@link #close()} throws it
     *     again
     * @throws IOException if the file cannot be made
     */
    public ResourcesWriter(Path file, Consumer<? super IOException> onFailure) throws IOException {
        super(file, List.of(ResourceColumn.values()), onFailure);
    }
}
