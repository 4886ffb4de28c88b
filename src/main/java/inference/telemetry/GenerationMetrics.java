package inference.telemetry;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import run.Generation;
import run.Generation.Tokens;

/**
 * The metrics of a run: what OpenTelemetry's semantic conventions for generative AI have clients tell, under those names, and
 * what they have no name for, as {@code llm_perf_…}. Each by model and series.
 */
final class GenerationMetrics {

    /** As the conventions want it. */
    private static final double[] SECONDS = {
        0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92
    };
    /** Those of {@code gen_ai.server.time_per_output_token}. */
    private static final double[] SECONDS_PER_TOKEN = {
        0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, 2.5
    };

    private static final double[] TOKENS = {1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576};

    private static final String MODEL = "gen_ai_request_model";
    private static final String SERIES = "series";
    private static final double MS_PER_S = 1e3;
    private static final double US_PER_S = 1e6;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Labels always;
    private final Histogram duration;
    private final Histogram firstChunk;
    private final Histogram perOutputChunk;
    private final Histogram firstToken;
    private final Histogram perOutputToken;
    private final Histogram tokens;
    private final Counter generations;

    /**
     * @param provider the API that is spoken
     * @param injector name of this load generator; empty if there is one
     */
    GenerationMetrics(String provider, String injector) {
        always = Labels.of("gen_ai_operation_name", "chat", "gen_ai_provider_name", provider, "injector", injector);
        duration =
                seconds("gen_ai_client_operation_duration", "From the request to the end of the answer.", "error_type");
        firstChunk = seconds("gen_ai_client_operation_time_to_first_chunk", "From the request to the first chunk.");
        perOutputChunk = seconds("gen_ai_client_operation_time_per_output_chunk", "From one chunk to the next.");
        firstToken = seconds("llm_perf_time_to_first_token", "From the request to the first token (TTFT).");
        perOutputToken = histogram("llm_perf_time_per_output_token", "Time per token after the first (TPOT).")
                .unit(Unit.SECONDS)
                .classicUpperBounds(SECONDS_PER_TOKEN)
                .labelNames(MODEL, SERIES)
                .register(registry);
        tokens = histogram("gen_ai_client_token_usage", "Tokens of a prompt (input) or an answer (output).")
                .classicUpperBounds(TOKENS)
                .labelNames(MODEL, SERIES, "gen_ai_token_type")
                .register(registry);
        generations = Counter.builder()
                .name("llm_perf_generations")
                .help("Generations by how they ended.")
                .constLabels(always)
                .labelNames(MODEL, SERIES, "outcome", "phase")
                .register(registry);
    }

    private Histogram.Builder histogram(String name, String help) {
        return Histogram.builder().name(name).help(help).constLabels(always).classicOnly();
    }

    private Histogram seconds(String name, String help, String... more) {
        String[] labels = new String[2 + more.length];
        labels[0] = MODEL;
        labels[1] = SERIES;
        System.arraycopy(more, 0, labels, 2, more.length);
        return histogram(name, help)
                .unit(Unit.SECONDS)
                .classicUpperBounds(SECONDS)
                .labelNames(labels)
                .register(registry);
    }

    /** A value that is asked for when somebody looks. */
    void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .constLabels(Labels.of("injector", always.get("injector")))
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    PrometheusRegistry registry() {
        return registry;
    }

    void observe(Generation generation) {
        String model = generation.origin().model();
        String series = generation.origin().series();
        String outcome = generation.ending().outcome().code();
        generations
                .labelValues(model, series, outcome, generation.origin().phase().code())
                .inc();
        observe(duration, generation.timing().streamMs(), model, series, generation.isOk() ? "" : outcome);
        if (!generation.isOk()) {
            return;
        }
        observe(firstChunk, generation.timing().firstChunkMs(), model, series);
        observe(firstToken, generation.timing().firstTokenMs(), model, series);
        observe(perOutputToken, generation.timing().tpotMs(), model, series);
        var gaps = perOutputChunk.labelValues(model, series);
        for (int us : generation.timing().gapsUs()) {
            gaps.observe(us / US_PER_S);
        }
        Tokens counted = generation.tokens();
        observe(counted.prompt(), model, series, "input");
        observe(counted.output(), model, series, "output");
    }

    private static void observe(Histogram histogram, OptionalDouble ms, String... labels) {
        if (ms.isPresent()) {
            histogram.labelValues(labels).observe(ms.getAsDouble() / MS_PER_S);
        }
    }

    private void observe(OptionalInt count, String... labels) {
        if (count.isPresent()) {
            tokens.labelValues(labels).observe(count.getAsInt());
        }
    }
}
