package inference.gatling.record;

import run.Generation;

/** Takes the generations as they end. Called on event loops: must not block. */
@FunctionalInterface
public interface GenerationSink {

    void record(Generation generation);
}
