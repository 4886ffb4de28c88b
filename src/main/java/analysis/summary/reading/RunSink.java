package analysis.summary.reading;

import analysis.summary.samples.Warning;
import run.Generation;
import run.LifecycleEvent;
import run.ResourceSample;
import run.RunInfo;

/** Receiver of the content of one load's folders, in any order. */
interface RunSink {

    /** Adds a load generator. */
    RunSink injector(RunInfo info);

    /** Adds a generation, warm-up included. */
    RunSink add(Generation generation);

    /** Adds a sample of a server's resource. */
    RunSink add(ResourceSample sample);

    /** Adds an operation on a model. */
    RunSink add(LifecycleEvent event);

    /** Adds a warning about reading the run. */
    RunSink warn(Warning warning);
}
