package run;

import java.time.Instant;
import java.util.Objects;

/**
 * Reading of a resource of the server under test: one row of {@code resources.csv}.
 *
 * @param timestamp when its source answered, UTC, ms resolution
 * @param source where it was read: {@code metrics}, {@code ps}, {@code pid:1234}
 * @param resource what was read
 * @param value in the resource's unit, finite
 * @param rawName the source's own name of it; names of summed values are joined by {@code +}
 * @param injector name of the load generator that read it; empty if there is only one
 */
public record ResourceSample(
        Instant timestamp, String source, Resource resource, double value, String rawName, String injector) {

    public ResourceSample {
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(resource, "resource");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(resource.id() + " of " + source + " is " + value);
        }
    }
}
