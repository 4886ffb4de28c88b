package analysis.stats;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import run.Generation;

/**
 * A quantity measured once per generation, with its unit and the direction that is better. {@code docs/metrics.md} has
 * the definitions and the peers' names for them.
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
    /** Time to first token from when the connection stood. */
    FIRST_TOKEN_CONNECTED_MS("TTFT without set-up", "ms", Better.LOWER, Metric::firstTokenConnectedMs);

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

    Metric(String label, String unit, Better better, Function<Generation, OptionalDouble> value) {
        this.label = label;
        this.unit = unit;
        this.better = better;
        this.value = value;
    }

    /** The name in files, as in the header of {@code generations.csv}. */
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

    private static OptionalDouble asDouble(OptionalInt value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
    }
}
