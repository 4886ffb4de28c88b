package run.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import run.Generation;
import run.csv.CsvWriter;

/**
 * Writer of {@code generations.csv} during the load: {@link #write} may be called on an event loop. Text is kept as it
 * is, except that lone surrogates, which UTF-8 cannot hold, become {@code ?}.
 */
public final class GenerationsWriter extends CsvWriter<Generation> {

    /**
     * Creates the file and writes its header.
     *
     * @param file must not exist; its folder must
     * @param onFailure called at once, on the writer's thread, when the disk refuses a row; {@link #close()} throws the
     *     error again
     * @throws IOException if the file cannot be created
     */
    public GenerationsWriter(Path file, Consumer<? super IOException> onFailure) throws IOException {
        super(file, List.of(GenerationColumn.values()), onFailure);
    }

    /** Leaves out values that no reader would accept; see {@link RowLimits}. */
    @Override
    protected Generation readable(Generation row) {
        return RowLimits.keep(row);
    }
}
