package analysis.stats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import run.Generation;
import run.LifecycleEvent.Operation;

/**
 * Quantity measured per generation or per operation on a model, with its unit and better direction. {@code
 * docs/metrics.md} has the definitions and the names in other tools.
 */
public enum Metric {
    /** Time to first token. */
    FIRST_TOKEN_MS("TTFT", "ms", Better.LOWER, g -> g.timing().firstTokenMs()),
    /** Time per output token after the first. */
    TPOT_MS("TPOT", "ms", Better.LOWER, g -> g.timing().tpotMs()),
    /** Time to the last content event. */
    LATENCY_MS("latency", "ms", Better.LOWER, g -> g.timing().latencyMs()),
    /** Output tokens per second of one user. */
    TOKENS_PER_S("tokens/s", "tokens/s", Better.HIGHER, g -> g.timing().tokensPerS()),
    /** Time to the first event with choices. */
    FIRST_CHUNK_MS("first chunk", "ms", Better.LOWER, g -> g.timing().firstChunkMs()),
    /** Time to the first content that is not reasoning. */
    FIRST_OUTPUT_MS("first output", "ms", Better.LOWER, g -> g.timing().firstOutputMs()),
    /** Time to the end of the stream. */
    STREAM_MS("stream", "ms", Better.LOWER, g -> g.timing().streamMs()),
    /** Delay of an arrival of an open profile by the load generator. */
    SCHEDULED_DELAY_MS("schedule delay", "ms", Better.LOWER, g -> g.timing().scheduledDelayMs()),
    /** Length of the answer. */
    OUTPUT_TOKENS(
            "output tokens", "tokens", Better.NEITHER, g -> asDouble(g.tokens().output())),
    /** Length of the prompt. */
    PROMPT_TOKENS(
            "prompt tokens", "tokens", Better.NEITHER, g -> asDouble(g.tokens().prompt())),
    /** Time to first token after the connection was open. */
    FIRST_TOKEN_CONNECTED_MS("TTFT without set-up", "ms", Better.LOWER, Metric::firstTokenConnectedMs),
    /** Wait of an arrival of an open profile for a slot under a concurrency cap. */
    CAP_WAIT_MS("cap wait", "ms", Better.LOWER, g -> g.timing().capWaitMs()),
    /** Time to first token since an arrival of an open profile was due. */
    FIRST_TOKEN_DUE_MS(
            "TTFT since due", "ms", Better.LOWER, g -> sinceDue(g, g.timing().firstTokenMs())),
    /** Time to the last content event since an arrival of an open profile was due. */
    LATENCY_DUE_MS(
            "latency since due", "ms", Better.LOWER, g -> sinceDue(g, g.timing().latencyMs())),
    /** Registration of the answer's schema at the server, before the request. */
    SCHEMA_MS("schema registration", "ms", Better.LOWER, g -> g.wire().schemaMs()),
    /** Lag of the client's event loop when the first token was read: about that much of the TTFT may be the client's. */
    CLIENT_LAG_MS("client lag", "ms", Better.NEITHER, g -> g.wire().clientLagMs()),
    /** Download of a model's files to the server; absent if it has them already. */
    PULL_S("pull", Operation.PULL),
    /** Model load from the server's disk. */
    COLD_LOAD_S("cold load", Operation.COLD_LOAD),
    /** Model load right after an unload. */
    WARM_LOAD_S("warm load", Operation.WARM_LOAD),
    UNLOAD_S("unload", Operation.UNLOAD),
    /** Time from the first start to the last end of a series' pulls and loads: one value for all users. */
    OVERALL_S("overall", null);

    private static final List<Metric> OF_GENERATIONS =
            Stream.of(values()).filter(metric -> !metric.isOfModels()).toList();

    /** Direction of an improvement. */
    public enum Better {
        LOWER,
        HIGHER,
        /** None: the metric describes the work, not how well it was done. */
        NEITHER
    }

    private final String label;
    private final String unit;
    private final Better better;
    private final Function<Generation, OptionalDouble> value;
    private final boolean ofModels;
    private final Operation operation;

    Metric(String label, String unit, Better better, Function<Generation, OptionalDouble> value) {
        this.label = label;
        this.unit = unit;
        this.better = better;
        this.value = value;
        this.ofModels = false;
        this.operation = null;
    }

    Metric(String label, Operation operation) {
        this.label = label;
        this.unit = "s";
        this.better = Better.LOWER;
        this.value = generation -> OptionalDouble.empty();
        this.ofModels = true;
        this.operation = operation;
    }

    /** Metrics of generations, in order; they precede those of models. */
    public static List<Metric> ofGenerations() {
        return OF_GENERATIONS;
    }

    /** Whether it is measured per operation on a model and not per generation. */
    public boolean isOfModels() {
        return ofModels;
    }

    /** Operation that it times; empty if it does not time a single operation. */
    public Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    /** Name in files: the column of {@code generations.csv}, or one like {@code cold_load_s}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name for people. */
    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    public Better better() {
        return better;
    }

    /** Value of a generation; absent if it has none. */
    public OptionalDouble of(Generation generation) {
        return value.apply(generation);
    }

    private static OptionalDouble firstTokenConnectedMs(Generation generation) {
        OptionalDouble firstToken = generation.timing().firstTokenMs();
        OptionalDouble setUp = generation.wire().setUpMs();
        return firstToken.isPresent() && setUp.isPresent()
                ? OptionalDouble.of(Math.max(0, firstToken.getAsDouble() - setUp.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble sinceDue(Generation generation, OptionalDouble ms) {
        OptionalDouble delay = generation.timing().startDelayMs();
        return delay.isPresent() && ms.isPresent()
                ? OptionalDouble.of(delay.getAsDouble() + ms.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble asDouble(OptionalInt value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
    }
}
