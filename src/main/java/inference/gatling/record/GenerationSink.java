package inference.gatling.record;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import run.Generation;
import run.Phase;

/** Receiver of generations as they end. Called on event loops, so implementations must not block. */
@FunctionalInterface
public interface GenerationSink {

    void record(Generation generation);

    /** Announces that a generation of this series and phase is about to be sent. */
    default void begins(String series, Phase phase) {}

    /**
     * Samples the server's resources now, in addition to the regular interval.
     *
     * @return completes when they have been read; already complete if no resources are sampled
     */
    default Future<?> sampleResources() {
        return CompletableFuture.completedFuture(null);
    }
}
