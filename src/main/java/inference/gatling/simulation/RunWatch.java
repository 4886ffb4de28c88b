package inference.gatling.simulation;

import inference.gatling.action.GenerateContext;
import inference.gatling.record.GenerationSink;
import inference.gatling.record.Recorder;
import inference.progress.Progress;
import inference.progress.ProgressDisplay;
import inference.settings.Settings;
import inference.settings.SettingsException;
import inference.telemetry.LiveFigures;
import inference.telemetry.RunTelemetry;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import run.ClientHealth;
import run.Generation;

/**
 * Live view of a run: progress on a terminal or in a build's log, metrics for Prometheus and for an OpenTelemetry collector.
 * Event loops only add generations to a queue; a separate thread processes them.
 */
final class RunWatch implements GenerationSink, AutoCloseable {

    private static final long PERIOD_MS = 250;
    private static final int PERIODS_OF_LAG = 20;

    private final Queue<Generation> ended = new ConcurrentLinkedQueue<>();
    private final LiveFigures figures = new LiveFigures();
    private final Recorder recorder;
    private final RunTelemetry telemetry;
    private final ProgressDisplay display;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("watch", true));
    private int periods;
    private volatile double lagMs;

    private RunWatch(Settings settings, GenerateContext run, Progress progress, Recorder recorder) {
        this.recorder = recorder;
        telemetry = RunTelemetry.of(
                settings, run.simulation(), run.dialect().name(), run.injector(), run.inFlight()::count, () -> lagMs);
        progress.figures(this::text);
        display = ProgressDisplay.of(settings, progress);
    }

    /**
     * Starts the live view.
     *
     * @throws SettingsException if metrics cannot be served or exported as configured
     */
    static RunWatch begin(Settings settings, GenerateContext run, Progress progress, Recorder recorder) {
        RunWatch watch = new RunWatch(settings, run, progress, recorder);
        watch.thread.scheduleWithFixedDelay(watch::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void record(Generation generation) {
        ended.add(generation);
    }

    private synchronized void look() {
        for (Generation next = ended.poll(); next != null; next = ended.poll()) {
            figures.add(next, System.nanoTime());
            telemetry.observe(next);
        }
        if (++periods % PERIODS_OF_LAG == 0) {
            recorder.recentLag().ifPresent(recent -> lagMs = recent.p99Ms());
        }
    }

    private String text(long nowNs) {
        String text = figures.text(nowNs);
        return lagMs > ClientHealth.MAX_LAG_P99_MS
                ? text + String.format(Locale.ROOT, " · load generator late by %.0f ms", lagMs)
                : text;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        display.close();
        look(); // generations that ended since the last look
        telemetry.close();
    }
}
