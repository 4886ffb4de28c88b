package run.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import run.Generation;
import run.csv.CsvWriter;

/**
 * Writes {@code generations.csv} while the load runs: {@link #write} may be called on an event loop. Text is kept as it
 * is, except that halves of a surrogate pair, which UTF-8 cannot hold, become {@code ?}.
 */
public final class GenerationsWriter extends CsvWriter<Generation> {

    /**
     * Makes the file and writes its header.
     *
     * @param file must not exist; its folder must
     * @param onFailure told at once, on the writer's thread, when the disk refuses a row; {@link #close()} throws it
     *     again
     * @throws IOException if the file cannot be made
     */
    public GenerationsWriter(Path file, Consumer<? super IOException> onFailure) throws IOException {
        super(file, List.of(GenerationColumn.values()), onFailure);
    }

    /** A value that no reader would accept is left out; see {@link RowLimits}. */
    @Override
    protected Generation readable(Generation row) {
        return RowLimits.keep(row);
    }
}
