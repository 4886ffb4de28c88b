package inference.gatling.record;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import run.Generation;
import run.Phase;

/** Takes the generations as they end. Called on event loops: must not block. */
@FunctionalInterface
public interface GenerationSink {

    void record(Generation generation);

    /** A generation of this series and phase is about to be sent. */
    default void begins(String series, Phase phase) {}

    /** Reads the resources of the server now, beside the interval: done when they are read, at once where none are. */
    default Future<?> sampleResources() {
        return CompletableFuture.completedFuture(null);
    }
}
