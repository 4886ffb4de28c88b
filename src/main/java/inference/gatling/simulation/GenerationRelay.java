package inference.gatling.simulation;

import inference.gatling.record.GenerationSink;
import inference.gatling.record.Recorder;
import inference.progress.Progress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import run.Generation;
import run.Phase;

/** Sink that passes a run's generations to its recorder, its progress display and other listeners. */
final class GenerationRelay implements GenerationSink {

    private final Recorder recorder;
    private final Progress progress;
    private final List<GenerationSink> listeners = new CopyOnWriteArrayList<>();

    GenerationRelay(Recorder recorder, Progress progress) {
        this.recorder = recorder;
        this.progress = progress;
    }

    /** Adds a listener that receives every generation after it is recorded. */
    void listen(GenerationSink listener) {
        listeners.add(listener);
    }

    @Override
    public Future<?> sampleResources() {
        return recorder.sampleResources();
    }

    @Override
    public void begins(String series, Phase phase) {
        recorder.begins(series, phase);
    }

    @Override
    public void record(Generation generation) {
        recorder.record(generation);
        if (!generation.isOk()) {
            progress.failed();
        }
        listeners.forEach(listener -> listener.record(generation));
    }
}
