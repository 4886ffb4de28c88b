package inference.telemetry;

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

/** Metrics of a run while it goes on, wherever the settings want them: read by a Prometheus, sent to a collector, or none. */
public final class RunTelemetry implements AutoCloseable {

    private static final double MS_PER_S = 1e3;

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
     * As the settings {@code prometheus.…} and {@code otlp.…} ask for; says where.
     *
     * @param simulation simple name of its class
     * @param provider the API that is spoken
     * @param injector name of this load generator among several
     * @param underWay how many generations are
     * @param lagMs p99 of the event loops' lag of late, ms
     * @throws SettingsException if a port cannot be listened on, or an address is none
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

    /** How well the load generator keeps up: whether the rest is to be believed. */
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

    /** Where a Prometheus reads. */
    Optional<String> address() {
        return endpoint.map(PrometheusEndpoint::address);
    }

    /** A generation has ended. */
    public void observe(Generation generation) {
        metrics.observe(generation);
    }

    @Override
    public void close() {
        export.ifPresent(OtlpExport::close);
        endpoint.ifPresent(PrometheusEndpoint::close);
    }
}
