package inference.telemetry;

import com.sun.management.OperatingSystemMXBean;
import inference.settings.Injector;
import inference.settings.Settings;
import inference.settings.SettingsException;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleSupplier;
import run.ClientHealth;
import run.Generation;

/** Serves the metrics of a run at {@code /metrics}, for Prometheus and what reads its format. */
public final class PrometheusEndpoint implements AutoCloseable {

    private static final int MAX_PORT = 65_535;
    private static final double MS_PER_S = 1e3;

    private final GenerationMetrics metrics;
    private final String host;
    private final HTTPServer server;
    private final ExecutorService answering = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "prometheus");
        thread.setDaemon(true);
        return thread;
    });

    private PrometheusEndpoint(GenerationMetrics metrics, String host, int port) throws IOException {
        this.metrics = metrics;
        this.host = host;
        this.server = HTTPServer.builder()
                .hostname(host)
                .port(port)
                .executorService(answering)
                .registry(metrics.registry())
                .buildAndStart();
    }

    /**
     * As the settings {@code prometheus.port} and {@code prometheus.host} ask for; empty if there is no port.
     *
     * @param provider the API that is spoken
     * @param underWay how many generations are
     * @param lagMs p99 of the event loops' lag of late, ms
     * @throws SettingsException if the port cannot be listened on
     */
    public static Optional<PrometheusEndpoint> of(
            Settings settings, Injector injector, String provider, DoubleSupplier underWay, DoubleSupplier lagMs) {
        Optional<Integer> port = settings.optionalInteger("prometheus.port", 0, MAX_PORT);
        if (port.isEmpty()) {
            return Optional.empty();
        }
        String host = settings.required("prometheus.host");
        GenerationMetrics metrics = new GenerationMetrics(provider, injector.name());
        metrics.gauge("llm_perf_generations_under_way", "Generations under way.", underWay);
        health(metrics, lagMs);
        try {
            PrometheusEndpoint endpoint = new PrometheusEndpoint(metrics, host, port.get());
            System.out.println("Metrics of this run: " + endpoint.address());
            return Optional.of(endpoint);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException("setting 'prometheus.port': cannot listen on " + host + ":" + port.get() + " ("
                    + e.getMessage() + ")");
        }
    }

    /** How well the load generator keeps up: whether the rest is to be believed. */
    private static void health(GenerationMetrics metrics, DoubleSupplier lagMs) {
        OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        metrics.gauge(
                "llm_perf_client_event_loop_lag_seconds",
                "99th percentile of the lateness of a tick on the load generator's event loops, of the last seconds.",
                () -> lagMs.getAsDouble() / MS_PER_S);
        metrics.gauge(
                "llm_perf_client_event_loop_lag_limit_seconds",
                "Above it the load generator is the bottleneck.",
                () -> ClientHealth.MAX_LAG_P99_MS / MS_PER_S);
        metrics.gauge(
                "llm_perf_client_cpu_ratio",
                "Processor time of the load generator, 1 = all its processors busy.",
                os::getProcessCpuLoad);
        metrics.gauge(
                "llm_perf_client_gc_seconds",
                "Time that the load generator's collectors have worked so far.",
                () -> ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                                .sum()
                        / MS_PER_S);
    }

    /** Where the metrics are. */
    public String address() {
        return "http://" + host + ":" + server.getPort() + "/metrics";
    }

    /** A generation has ended. */
    public void observe(Generation generation) {
        metrics.observe(generation);
    }

    @Override
    public void close() {
        server.close();
        answering.shutdownNow();
    }
}
