package inference.gatling.record;

import io.gatling.core.CoreComponents;
import io.gatling.core.stats.writer.RunMessage;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lookup of the folder that Gatling writes {@code simulation.log} into. Gatling does not publish the run id, so it is read
 * from private fields of its log writer, which a new Gatling version may rename.
 */
public final class RunFolder {

    private RunFolder() {}

    /**
     * Existing folder of the run that is being built.
     *
     * @throws IllegalStateException if it cannot be found
     */
    public static Path of(CoreComponents components) {
        String runId = runId(components)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "Gatling writes no simulation.log (gatling.data.writers lacks \"file\"), so there is no run folder"));
        Path folder = ResultsFolder.path().resolve(runId);
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("Gatling's run folder is not " + folder.toAbsolutePath()
                    + ". Give the results folder Gatling was started with as -D" + ResultsFolder.PROPERTY + "=…");
        }
        return folder;
    }

    private static Optional<String> runId(CoreComponents components) {
        Iterator<?> writers = CollectionConverters.asJava(
                        (scala.collection.Iterable<?>) read(components.statsEngine(), "dataWriters"))
                .iterator();
        while (writers.hasNext()) {
            Object writer = read(writers.next(), "actor");
            if (writer.getClass().getSimpleName().equals("LogFileDataWriter")) {
                return Optional.of(((RunMessage) read(writer, "runMessage")).runId());
            }
        }
        return Optional.empty();
    }

    private static Object read(Object owner, String fieldName) {
        try {
            Field field = owner.getClass().getDeclaredField(fieldName);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this version of Gatling is not supported (its run folder is elsewhere): no "
                            + owner.getClass().getName() + "." + fieldName,
                    e);
        }
    }
}
