package analysis.summary.reading;

import analysis.summary.samples.Warning;
import run.Generation;
import run.LifecycleEvent;
import run.ResourceSample;
import run.RunInfo;

/** Takes what is in the folders of one load, in any order. */
interface RunSink {

    /** A load generator. */
    RunSink injector(RunInfo info);

    /** A generation, warm-up included. */
    RunSink add(Generation generation);

    /** A sample of a resource of the server. */
    RunSink add(ResourceSample sample);

    /** Something done to a model as a whole. */
    RunSink add(LifecycleEvent event);

    /** A warning about how the run was read. */
    RunSink warn(Warning warning);
}
