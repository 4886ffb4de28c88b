package inference.telemetry;

import inference.settings.Settings;
import inference.settings.SettingsException;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP endpoint {@code /metrics} with a run's metrics in the Prometheus format. */
final class PrometheusEndpoint implements AutoCloseable {

    private static final int MAX_PORT = 65_535;

    private final PrometheusInstruments instruments;
    private final String host;
    private final HTTPServer server;
    private final ExecutorService answering =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("prometheus", true));

    private PrometheusEndpoint(PrometheusInstruments instruments, String host, int port) throws IOException {
        this.instruments = instruments;
        this.host = host;
        this.server = HTTPServer.builder()
                .hostname(host)
                .port(port)
                .executorService(answering)
                .registry(instruments.registry())
                .buildAndStart();
    }

    /**
     * The endpoint that {@code prometheus.port} and {@code prometheus.host} describe; empty if there is no port.
     *
     * @throws SettingsException if the port cannot be bound
     */
    static Optional<PrometheusEndpoint> of(Settings settings, RunLabels run) {
        Optional<Integer> port = settings.optionalInteger("prometheus.port", 0, MAX_PORT);
        if (port.isEmpty()) {
            return Optional.empty();
        }
        String host = settings.required("prometheus.host");
        try {
            return Optional.of(new PrometheusEndpoint(new PrometheusInstruments(run), host, port.get()));
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException("setting 'prometheus.port': cannot listen on " + host + ":" + port.get() + " ("
                    + e.getMessage() + ")");
        }
    }

    /** Instruments of the metrics that it serves. */
    Instruments instruments() {
        return instruments;
    }

    /** Address of the metrics. */
    String address() {
        return "http://" + host + ":" + server.getPort() + "/metrics";
    }

    @Override
    public void close() {
        server.close();
        answering.shutdownNow();
    }
}
