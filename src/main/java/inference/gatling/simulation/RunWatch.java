package inference.gatling.simulation;

import inference.gatling.record.GenerationSink;
import inference.gatling.record.Recorder;
import inference.progress.Progress;
import inference.progress.ProgressDisplay;
import inference.settings.Injector;
import inference.settings.Settings;
import inference.settings.SettingsException;
import inference.telemetry.LiveFigures;
import inference.telemetry.PrometheusEndpoint;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import run.ClientHealth;
import run.Generation;

/**
 * Tells of a run while it goes on, on a terminal or in a build's log, and to Prometheus. An event loop only puts a generation
 * into a queue; everything else is done on a thread of its own.
 */
final class RunWatch implements GenerationSink, AutoCloseable {

    private static final long PERIOD_MS = 250;
    private static final int PERIODS_OF_LAG = 20;

    private final Queue<Generation> ended = new ConcurrentLinkedQueue<>();
    private final LiveFigures figures = new LiveFigures();
    private final Recorder recorder;
    private final Optional<PrometheusEndpoint> endpoint;
    private final ProgressDisplay display;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread named = new Thread(task, "watch");
        named.setDaemon(true);
        return named;
    });
    private int periods;
    private volatile double lagMs;

    private RunWatch(
            Settings settings,
            Injector injector,
            String provider,
            Progress progress,
            Recorder recorder,
            DoubleSupplier underWay) {
        this.recorder = recorder;
        endpoint = PrometheusEndpoint.of(settings, injector, provider, underWay, () -> lagMs);
        progress.figures(this::text);
        display = ProgressDisplay.of(settings, progress);
    }

    /**
     * Begins to.
     *
     * @param provider the API that is spoken
     * @param underWay how many generations are
     * @throws SettingsException if it cannot be told where the settings want it
     */
    static RunWatch begin(
            Settings settings,
            Injector injector,
            String provider,
            Progress progress,
            Recorder recorder,
            DoubleSupplier underWay) {
        RunWatch watch = new RunWatch(settings, injector, provider, progress, recorder, underWay);
        watch.thread.scheduleWithFixedDelay(watch::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void record(Generation generation) {
        ended.add(generation);
    }

    private void look() {
        for (Generation next = ended.poll(); next != null; next = ended.poll()) {
            Generation generation = next;
            figures.add(generation, System.nanoTime());
            endpoint.ifPresent(prometheus -> prometheus.observe(generation));
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
        endpoint.ifPresent(PrometheusEndpoint::close);
    }
}
