package inference.telemetry;

import static run.Units.MS_PER_S;

import com.sun.management.OperatingSystemMXBean;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import run.ClientHealth;
import run.Generation;

/** Live metrics of a run: served to Prometheus, exported by OTLP, both or neither, as the settings say. */
public final class RunTelemetry implements AutoCloseable {

    private final Optional<PrometheusEndpoint> endpoint;
    private final Optional<OtlpExport> export;
    private final GenerationMetrics metrics;

    private RunTelemetry(
            Optional<PrometheusEndpoint> endpoint,
            Optional<OtlpExport> export,
            DoubleSupplier underWay,
            DoubleSupplier lagMs) {
        this.endpoint = endpoint;
        this.export = export;
        List<Instruments> targets = Stream.concat(
                        endpoint.map(PrometheusEndpoint::instruments).stream(),
                        export.<Instruments>map(to -> to).stream())
                .toList();
        this.metrics = new GenerationMetrics(targets);
        targets.forEach(target -> {
            target.gauge(
                    new Instrument("llm_perf.generations_under_way", "{generation}", "Generations under way."),
                    underWay);
            health(target, lagMs);
        });
    }

    /**
     * Starts the telemetry that {@code prometheus.…} and {@code otlp.…} describe, and prints its addresses.
     *
     * @param simulation simple name of the simulation's class
     * @param provider API in use
     * @param injector name of this injector; empty for a single one
     * @param underWay number of generations under way
     * @param lagMs recent p99 of the event-loop lag, ms
     * @throws SettingsException if a port cannot be bound, or an address is malformed
     */
    public static RunTelemetry of(
            Settings settings,
            String simulation,
            String provider,
            String injector,
            DoubleSupplier underWay,
            DoubleSupplier lagMs) {
        return of(settings, System.getenv(), new RunLabels(simulation, provider, injector), underWay, lagMs);
    }

    static RunTelemetry of(
            Settings settings,
            Map<String, String> environment,
            RunLabels run,
            DoubleSupplier underWay,
            DoubleSupplier lagMs) {
        Optional<OtlpExport> export = OtlpExport.of(settings, environment, run);
        Optional<PrometheusEndpoint> endpoint = PrometheusEndpoint.of(settings, run);
        endpoint.ifPresent(at -> System.out.println("Metrics of this run: " + at.address()));
        export.ifPresent(to -> System.out.println("Sending metrics of this run to " + to.address()));
        return new RunTelemetry(endpoint, export, underWay, lagMs);
    }

    /** Adds the metrics of the load generator itself, which tell whether the others can be trusted. */
    private static void health(Instruments target, DoubleSupplier lagMs) {
        OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        target.gauge(
                new Instrument(
                        "llm_perf.client.event_loop_lag",
                        Instrument.SECONDS,
                        "Event-loop lag of the load generator, p99 of the last seconds."),
                () -> lagMs.getAsDouble() / MS_PER_S);
        target.gauge(
                new Instrument(
                        "llm_perf.client.event_loop_lag_limit",
                        Instrument.SECONDS,
                        "Above it the load generator is the bottleneck."),
                () -> ClientHealth.MAX_LAG_P99_MS / MS_PER_S);
        target.gauge(
                new Instrument(
                        "llm_perf.client.cpu",
                        Instrument.RATIO,
                        "Processor use of the load generator, 1 = all its processors busy."),
                os::getProcessCpuLoad);
        target.gauge(
                new Instrument("llm_perf.client.gc", Instrument.SECONDS, "Total GC time of the load generator."),
                () -> ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                                .sum()
                        / MS_PER_S);
    }

    /** Address of the Prometheus endpoint, if there is one. */
    Optional<String> address() {
        return endpoint.map(PrometheusEndpoint::address);
    }

    /** Records a generation that has ended. */
    public void observe(Generation generation) {
        metrics.observe(generation);
    }

    @Override
    public void close() {
        export.ifPresent(OtlpExport::close);
        endpoint.ifPresent(PrometheusEndpoint::close);
    }
}
