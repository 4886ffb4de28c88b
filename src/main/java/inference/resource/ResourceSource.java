package inference.resource;

import java.io.IOException;
import java.util.List;
import run.Resource;

/** Source of resource samples. Called on one thread; may block for a bounded time. */
public interface ResourceSource {

    /**
     * @param value in the resource's unit, finite
     * @param rawName what the source calls it
     */
    record Reading(Resource resource, double value, String rawName) {}

    /** The column {@code source} of what it reads. */
    String name();

    /**
     * What it reads at this moment.
     *
     * @return in no particular order, no resource twice; empty if the source is there but knows none
     * @throws IOException if it cannot be read; the message says why, for people
     */
    List<Reading> read() throws IOException;
}
