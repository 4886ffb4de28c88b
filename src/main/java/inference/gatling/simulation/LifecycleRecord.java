package inference.gatling.simulation;

import inference.gatling.record.Recorder;
import inference.gatling.suite.AfterRun;
import inference.progress.Progress;
import java.util.Locale;
import java.util.function.Consumer;
import run.LifecycleEvent;

/**
 * Records what is done to models as a whole. One failure makes the run another one than was asked for, since who has no model
 * generates nothing: it is reported at once, and the exit code is 1.
 */
record LifecycleRecord(Recorder recorder, Progress progress) implements Consumer<LifecycleEvent> {

    @Override
    public void accept(LifecycleEvent event) {
        recorder.recordLifecycle(event);
        if (!event.outcome().isOk()) {
            progress.failed();
            System.err.printf(
                    "%s: %s failed with %s %s.%n",
                    event.model(),
                    event.operation().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    event.outcome(),
                    event.message());
            AfterRun.fail("The run fails: a pull, load or unload failed; lifecycle.csv has each one.");
        }
    }
}
