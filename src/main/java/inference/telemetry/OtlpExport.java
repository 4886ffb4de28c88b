package inference.telemetry;

import inference.secret.Secrets;
import inference.settings.Settings;
import inference.settings.SettingsException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * Export of a run's metrics to a collector by OTLP over HTTP, with OpenTelemetry's SDK: every interval and at the end. A
 * failure is reported once, and the run goes on.
 */
final class OtlpExport implements Instruments, AutoCloseable {

    /** OpenTelemetry's own variable for headers of each request: {@code name=value,name=value}, URL-encoded. */
    static final String HEADERS_VARIABLE = "OTEL_EXPORTER_OTLP_HEADERS";

    private static final String ENDPOINT = "otlp.endpoint";
    private static final String PATH = "/v1/metrics";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RunLabels run;
    private final ReportingExporter exporter;
    private final SdkMeterProvider provider;
    private final Meter meter;

    OtlpExport(URI address, Duration interval, Map<String, String> headers, RunLabels run) {
        this.run = run;
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setEndpoint(address.toString())
                .setTimeout(PATIENCE)
                .setConnectTimeout(PATIENCE)
                // No retry: values are cumulative, so the next export makes up for a failed one.
                .setRetryPolicy(null);
        headers.forEach(builder::addHeader);
        exporter = new ReportingExporter(builder.build(), address);
        provider = SdkMeterProvider.builder()
                .setResource(Resource.getDefault().merge(resource()))
                .registerMetricReader(PeriodicMetricReader.builder(exporter)
                        .setInterval(interval)
                        .build())
                .build();
        meter = provider.get("llm-perf");
    }

    /**
     * The export that {@code otlp.endpoint} and {@code otlp.interval} describe; empty if there is no endpoint.
     *
     * @param environment environment variables, with the headers
     * @throws SettingsException if the endpoint or the headers are malformed
     */
    static Optional<OtlpExport> of(Settings settings, Map<String, String> environment, RunLabels run) {
        return settings.text(ENDPOINT)
                .map(endpoint -> new OtlpExport(
                        address(endpoint),
                        settings.duration("otlp.interval"),
                        headers(environment.getOrDefault(HEADERS_VARIABLE, "")),
                        run));
    }

    private static URI address(String endpoint) {
        try {
            URI uri = URI.create(endpoint.replaceFirst("/+$", ""));
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && List.of("http", "https").contains(uri.getScheme())) {
                return uri.getPath().endsWith(PATH) ? uri : URI.create(uri + PATH);
            }
        } catch (IllegalArgumentException e) {
            // reported below, like other unusable addresses
        }
        throw new SettingsException("setting '" + ENDPOINT
                + "': expected the address of an OTLP/HTTP collector, such as http://localhost:4318, without"
                + " credentials: put those into " + HEADERS_VARIABLE);
    }

    private static SortedMap<String, String> headers(String variable) {
        SortedMap<String, String> headers = new TreeMap<>();
        Arrays.stream(variable.split(","))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .forEach(pair -> {
                    int equals = pair.indexOf('=');
                    if (equals < 1) {
                        throw new SettingsException("the environment variable " + HEADERS_VARIABLE
                                + " is not a comma-separated list of name=value");
                    }
                    String value = percentDecoded(pair.substring(equals + 1));
                    Secrets.hold(value);
                    headers.put(pair.substring(0, equals).strip(), value);
                });
        return headers;
    }

    /** URLDecoder is for forms, where a plus is a space; in a header, as in base64, it is a plus. */
    private static String percentDecoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SettingsException("the environment variable " + HEADERS_VARIABLE
                    + " has a value that is not percent-encoded: write % as %25");
        }
    }

    /** Resource of this process; the instance id separates injectors and runs that export at the same time. */
    private Resource resource() {
        return Resource.create(Attributes.builder()
                .put("service.name", "llm-perf")
                .put("service.instance.id", UUID.randomUUID().toString())
                .put("llm_perf.simulation", run.simulation())
                .build());
    }

    @Override
    public Function<String[], DoubleConsumer> histogram(Instrument instrument, double[] bounds) {
        DoubleHistogram histogram = meter.histogramBuilder(instrument.name())
                .setUnit(instrument.unit())
                .setDescription(instrument.help())
                .setExplicitBucketBoundariesAdvice(Arrays.stream(bounds).boxed().toList())
                .build();
        return labels -> {
            Attributes attributes = attributes(instrument, labels);
            return value -> histogram.record(value, attributes);
        };
    }

    @Override
    public Function<String[], DoubleConsumer> counter(Instrument instrument) {
        DoubleCounter counter = meter.counterBuilder(instrument.name())
                .ofDoubles()
                .setUnit(instrument.unit())
                .setDescription(instrument.help())
                .build();
        return labels -> {
            Attributes attributes = attributes(instrument, labels);
            return value -> counter.add(value, attributes);
        };
    }

    @Override
    public void gauge(Instrument instrument, DoubleSupplier value) {
        Attributes attributes = attributes(run.ofProcess()).build();
        meter.gaugeBuilder(instrument.name())
                .setUnit(instrument.unit())
                .setDescription(instrument.help())
                .buildWithCallback(measurement -> measurement.record(value.getAsDouble(), attributes));
    }

    private Attributes attributes(Instrument instrument, String... labels) {
        SortedMap<String, String> all = run.ofGenerations();
        for (int i = 0; i < labels.length; i++) {
            all.put(instrument.labels().get(i), labels[i]);
        }
        return attributes(all).build();
    }

    /** Attributes for non-empty labels: unlike in Prometheus, an attribute without a value is left out. */
    private static AttributesBuilder attributes(SortedMap<String, String> labels) {
        AttributesBuilder attributes = Attributes.builder();
        labels.forEach((name, value) -> {
            if (!value.isEmpty()) {
                attributes.put(AttributeKey.stringKey(name), value);
            }
        });
        return attributes;
    }

    /** Address that the metrics are sent to. */
    URI address() {
        return exporter.address();
    }

    /** Exports the final values. */
    @Override
    public void close() {
        provider.shutdown().join(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
