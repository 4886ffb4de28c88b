package run.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import run.ResourceSample;
import run.csv.CsvWriter;

/** Writer of {@code resources.csv} during the load. */
public final class ResourcesWriter extends CsvWriter<ResourceSample> {

    /**
     * Creates the file and writes its header.
     *
     * @param file must not exist; its folder must
     * @param onFailure called at once, on the writer's thread, when the disk refuses a row; {@link #close()} throws the
     *     error again
     * @throws IOException if the file cannot be created
     */
    public ResourcesWriter(Path file, Consumer<? super IOException> onFailure) throws IOException {
        super(file, List.of(ResourceColumn.values()), onFailure);
    }
}
