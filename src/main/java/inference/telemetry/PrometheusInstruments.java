package inference.telemetry;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.SortedMap;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** Metrics in a registry of Prometheus' client, by its naming rules: underscores for dots, and the unit as suffix. */
final class PrometheusInstruments implements Instruments {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RunLabels run;

    PrometheusInstruments(RunLabels run) {
        this.run = run;
    }

    PrometheusRegistry registry() {
        return registry;
    }

    @Override
    public Function<String[], DoubleConsumer> histogram(Instrument instrument, double[] bounds) {
        Histogram.Builder builder = Histogram.builder()
                .name(underscored(instrument.name()))
                .help(instrument.help())
                .constLabels(labels(run.ofGenerations()))
                .labelNames(names(instrument))
                .classicOnly()
                .classicUpperBounds(bounds);
        Unit unit = unit(instrument);
        Histogram histogram = (unit == null ? builder : builder.unit(unit)).register(registry);
        return labels -> histogram.labelValues(labels)::observe;
    }

    @Override
    public Function<String[], DoubleConsumer> counter(Instrument instrument) {
        Counter counter = Counter.builder()
                .name(underscored(instrument.name()))
                .help(instrument.help())
                .constLabels(labels(run.ofGenerations()))
                .labelNames(names(instrument))
                .register(registry);
        return labels -> counter.labelValues(labels)::inc;
    }

    @Override
    public void gauge(Instrument instrument, DoubleSupplier value) {
        Unit unit = unit(instrument);
        GaugeWithCallback.builder()
                .name(underscored(instrument.name()) + (unit == null ? "" : "_" + unit))
                .help(instrument.help())
                .constLabels(labels(run.ofProcess()))
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    private static Unit unit(Instrument instrument) {
        return switch (instrument.unit()) {
            case Instrument.SECONDS -> Unit.SECONDS;
            case Instrument.RATIO -> Unit.RATIO;
            default -> null; // {token} and the like are annotations, not units
        };
    }

    private static String[] names(Instrument instrument) {
        return instrument.labels().stream()
                .map(PrometheusInstruments::underscored)
                .toArray(String[]::new);
    }

    private static Labels labels(SortedMap<String, String> labels) {
        return Labels.of(
                labels.keySet().stream().map(PrometheusInstruments::underscored).toArray(String[]::new),
                labels.values().toArray(String[]::new));
    }

    private static String underscored(String name) {
        return name.replace('.', '_');
    }
}
