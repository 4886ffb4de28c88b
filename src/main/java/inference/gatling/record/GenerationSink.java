package inference.gatling.record;

import run.Generation;
import run.Phase;

/** Takes the generations as they end. Called on event loops: must not block. */
@FunctionalInterface
public interface GenerationSink {

    void record(Generation generation);

    /** A generation of this series and phase is about to be sent. */
    default void begins(String series, Phase phase) {}
}
