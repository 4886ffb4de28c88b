package run.folder;

import static run.folder.ResourceColumn.RESOURCE;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import run.Resource;
import run.ResourceSample;
import run.csv.CsvReader;
import run.csv.CsvReport;
import run.csv.CsvRow;

/** Streaming reader of {@code resources.csv}. */
public final class ResourcesReader {

    /** All columns but the raw name and the injector. */
    private static final int REQUIRED = 4;

    private static final String WORDS = "a resource such as memory_bytes";

    private ResourcesReader() {}

    /**
     * Passes every row of {@code file} to {@code sink}, in the file's order.
     *
     * @return number of rows and oddities of the file
     * @throws UnreadableFileException if the file cannot be read, lacks a required column or holds a bad field
     */
    public static CsvReport read(Path file, Consumer<? super ResourceSample> sink) {
        return new CsvReader<>(file, List.of(ResourceColumn.values()), REQUIRED, ResourcesReader::sample).read(sink);
    }

    private static ResourceSample sample(CsvRow row) {
        return new ResourceSample(
                row.timestamp(ResourceColumn.TIMESTAMP),
                row.required(ResourceColumn.SOURCE),
                row.word(RESOURCE, Optional.<Resource>empty(), ResourcesReader::resource, WORDS)
                        .orElseThrow(() -> row.bad(RESOURCE, WORDS)),
                row.number(ResourceColumn.VALUE).orElseThrow(() -> row.bad(ResourceColumn.VALUE, "a number")),
                row.name(ResourceColumn.RAW_NAME),
                row.name(ResourceColumn.INJECTOR));
    }

    private static Optional<Resource> resource(String word) {
        return Optional.of(Resource.valueOf(word.toUpperCase(Locale.ROOT)));
    }
}
