package run;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * Operation on a whole model: one row of {@code lifecycle.csv}.
 *
 * @param timestamp when it began, UTC, ms resolution
 * @param model the model's name as the server knows it
 * @param outcome how it ended; {@link Outcome.Kind#TIMEOUT_IDLE} if bytes stopped coming
 * @param message error text of the server or of the client; empty if {@code ok}
 * @param durationMs from the request to the end of its answer, 0 to {@code 1e12}
 * @param bytes size of the download, or of the model in memory; absent if the server does not report it
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

    /** Copy with another timestamp, for a corrected injector clock. */
    public LifecycleEvent at(Instant other) {
        return new LifecycleEvent(other, model, operation, outcome, message, durationMs, bytes, user, series);
    }

    /** Kind of operation. */
    public enum Operation {
        /** The server fetched the model's files from a registry. */
        PULL,
        /** The model was loaded from the server's disk; parts may have been in the operating system's file cache. */
        COLD_LOAD,
        /** The model was loaded again right after an unload, from the operating system's file cache. */
        WARM_LOAD,
        /** The model was unloaded from memory. */
        UNLOAD,
        /** The model's files were removed from the server. */
        DELETE
    }
}
