package inference.gatling.simulation;

import inference.gatling.record.Recorder;
import inference.gatling.suite.AfterRun;
import inference.progress.Progress;
import java.util.function.Consumer;
import run.LifecycleEvent;

/**
 * Recorder of operations on models. After a failed operation the run is not the one that was asked for, because a user without
 * a model generates nothing: the failure is reported at once, and the exit code is 1.
 */
final class LifecycleRecord implements Consumer<LifecycleEvent> {

    private final Recorder recorder;
    private final Progress progress;
    private final LifecycleFailures failures = new LifecycleFailures(System.err::println);

    LifecycleRecord(Recorder recorder, Progress progress) {
        this.recorder = recorder;
        this.progress = progress;
    }

    @Override
    public void accept(LifecycleEvent event) {
        recorder.recordLifecycle(event);
        if (!event.outcome().isOk()) {
            progress.failed();
            failures.accept(event);
            AfterRun.fail("The run fails: a pull, load or unload failed; lifecycle.csv has each one.");
        }
    }
}
