package run;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * Something done to a model as a whole: one row of {@code lifecycle.csv}.
 *
 * @param timestamp when it began, UTC, ms resolution
 * @param model the model's name as the server knows it
 * @param outcome how it ended; a timeout by bytes that stopped coming is {@link Outcome.Kind#TIMEOUT_IDLE}
 * @param message the server's or our own words on a failure; empty if {@code ok}
 * @param durationMs from the request to the end of its answer, 0 to {@code 1e12}
 * @param bytes size of what was pulled, or of the model in memory; absent if the server does not tell
 * @param user number of the virtual user
 * @param series the series within the simulation; may be empty
 */
public record LifecycleEvent(
        Instant timestamp,
        String model,
        Operation operation,
        Outcome outcome,
        String message,
        double durationMs,
        OptionalLong bytes,
        long user,
        String series) {

    /** What was done. */
    public enum Operation {
        /** The model's files were fetched from a registry to the server. */
        PULL,
        /** The model was loaded from the server's disk; what the server's system had of it in its file cache is not known. */
        COLD_LOAD,
        /** The model was loaded again right after an unload: its files are cached in the server's main memory. */
        WARM_LOAD,
        /** The model was taken out of memory. */
        UNLOAD,
        /** The model's files were removed from the server. */
        DELETE
    }
}
