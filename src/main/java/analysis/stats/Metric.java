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
 * A quantity measured once per generation, or when something is done to a model as a whole, with its unit and the direction
 * that is better. {@code docs/metrics.md} has the definitions and the peers' names for them.
 */
public enum Metric {
    /** Time to first token. */
    FIRST_TOKEN_MS("TTFT", "ms", Better.LOWER, g -> g.timing().firstTokenMs()),
    /** Time per output token after the first. */
    TPOT_MS("TPOT", "ms", Better.LOWER, g -> g.timing().tpotMs()),
    /** Last content event. */
    LATENCY_MS("latency", "ms", Better.LOWER, g -> g.timing().latencyMs()),
    /** Output tokens per second as one user sees them. */
    TOKENS_PER_S("tokens/s", "tokens/s", Better.HIGHER, g -> g.timing().tokensPerS()),
    /** First event with choices. */
    FIRST_CHUNK_MS("first chunk", "ms", Better.LOWER, g -> g.timing().firstChunkMs()),
    /** First content that is not reasoning. */
    FIRST_OUTPUT_MS("first output", "ms", Better.LOWER, g -> g.timing().firstOutputMs()),
    /** End of the stream. */
    STREAM_MS("stream", "ms", Better.LOWER, g -> g.timing().streamMs()),
    /** How late an arrival of an open profile started. */
    SCHEDULED_DELAY_MS("schedule delay", "ms", Better.LOWER, g -> g.timing().scheduledDelayMs()),
    /** Length of the answer. */
    OUTPUT_TOKENS(
            "output tokens", "tokens", Better.NEITHER, g -> asDouble(g.tokens().output())),
    /** Length of the prompt. */
    PROMPT_TOKENS(
            "prompt tokens", "tokens", Better.NEITHER, g -> asDouble(g.tokens().prompt())),
    /** Time to first token from when the connection stood. */
    FIRST_TOKEN_CONNECTED_MS("TTFT without set-up", "ms", Better.LOWER, Metric::firstTokenConnectedMs),
    /** How long an arrival of an open profile waited for a free place under a cap on concurrency. */
    CAP_WAIT_MS("cap wait", "ms", Better.LOWER, g -> g.timing().capWaitMs()),
    /** Time to first token from when an arrival of an open profile was due. */
    FIRST_TOKEN_DUE_MS(
            "TTFT since due", "ms", Better.LOWER, g -> sinceDue(g, g.timing().firstTokenMs())),
    /** Last content event from when an arrival of an open profile was due. */
    LATENCY_DUE_MS(
            "latency since due", "ms", Better.LOWER, g -> sinceDue(g, g.timing().latencyMs())),
    /** Registering the schema that the answer is to be valid for, before the request. */
    SCHEMA_MS("schema registration", "ms", Better.LOWER, g -> g.wire().schemaMs()),
    /** Lag of the client's event loop when the first token was read: about that much of the TTFT may be the client's. */
    CLIENT_LAG_MS("client lag", "ms", Better.NEITHER, g -> g.wire().clientLagMs()),
    /** Transfer of a model's files to the server; where they are there already, there is none. */
    PULL_S("pull", Operation.PULL),
    /** Load from the server's disk. */
    COLD_LOAD_S("cold load", Operation.COLD_LOAD),
    /** Load right after an unload. */
    WARM_LOAD_S("warm load", Operation.WARM_LOAD),
    UNLOAD_S("unload", Operation.UNLOAD),
    /** First start to last end of the pulls and loads of a series: one value, however many users take part. */
    OVERALL_S("overall", null);

    private static final List<Metric> OF_GENERATIONS =
            Stream.of(values()).filter(metric -> !metric.isOfModels()).toList();

    /** Which way a change is an improvement. */
    public enum Better {
        LOWER,
        HIGHER,
        /** Describes the work, not how well it was done. */
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

    /** Those of single generations, in order: the first of all. */
    public static List<Metric> ofGenerations() {
        return OF_GENERATIONS;
    }

    /** Whether it is measured when something is done to a model as a whole, and not of a generation. */
    public boolean isOfModels() {
        return ofModels;
    }

    /** The operation whose time it is; empty for what is no time of one operation. */
    public Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    /** The name in files: that of the column of {@code generations.csv}, or {@code cold_load_s}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    public Better better() {
        return better;
    }

    /** The value for one generation; absent where the generation has none. */
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
