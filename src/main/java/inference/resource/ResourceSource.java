package inference.resource;

import java.io.IOException;
import java.util.List;
import run.Resource;

/** Source of resource samples. It is called on one thread and may block for a bounded time. */
public interface ResourceSource {

    /**
     * A value read from a source.
     *
     * @param value finite value in the resource's unit
     * @param rawName name that the source uses
     */
    record Reading(Resource resource, double value, String rawName) {}

    /** Value of the column {@code source}. */
    String name();

    /**
     * Reads the current values.
     *
     * @return readings in any order, at most one per resource
     * @throws IOException if the source cannot be read; the message is for people
     */
    List<Reading> read() throws IOException;
}
