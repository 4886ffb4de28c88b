package analysis.summary.figures;

import analysis.stats.Metric.Better;
import analysis.summary.samples.TokenTotals;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Figure of a series, a model, a level of load or a run: one number with one name in every report. {@code
 * docs/metrics.md} defines them.
 *
 * @param quantity name of the quantity: {@code TTFT}, {@code requests/s}
 * @param statistic {@code p95}, {@code mean}; empty for a single number
 * @param unit unit shown beside the name; empty for counts and where the name contains it
 * @param decimals decimals shown to people
 * @param value value of a summary; absent if it has none
 * @param ofFewSamples whether it is a percentile for which a summary has too few samples
 */
public record Figure(
        String quantity,
        String statistic,
        String unit,
        Better better,
        int decimals,
        Function<Summary, OptionalDouble> value,
        Predicate<Summary> ofFewSamples) {

    public static final Figure GENERATIONS = count("generations", Better.NEITHER, Summary::generations);
    /** Number of requests, for runs that are not generations. */
    public static final Figure REQUESTS = count("requests", Better.NEITHER, Summary::generations);

    public static final Figure FAILED = one(
            "failed",
            "",
            "",
            Better.LOWER,
            0,
            told(summary -> summary.attempts().failed()));
    public static final Figure FAILED_PCT = one(
            "failed",
            "",
            "%",
            Better.LOWER,
            1,
            told(summary -> summary.attempts().failedPct()));
    /** Share of right answers among checked ones. */
    public static final Figure RIGHT_PCT = one(
            "right answers",
            "",
            "%",
            Better.HIGHER,
            1,
            summary -> summary.answers().rightPct());

    public static final Figure REQUESTS_PER_S =
            carried("requests/s", "", "", Better.HIGHER, 2, ServerThroughput::requestsPerS);
    public static final Figure SYSTEM_TOKENS_PER_S = perhaps("system tokens/s", ServerThroughput::tokensPerS);
    public static final Figure INPUTS_PER_S = perhaps("inputs/s", ServerThroughput::inputsPerS);
    public static final Figure INPUT_TOKENS_PER_S = perhaps("input tokens/s", ServerThroughput::inputTokensPerS);
    /** Bytes per second of answers without tokens. */
    public static final Figure BYTES_PER_S = one("bytes/s", "", "", Better.HIGHER, 0, Figure::bytesPerS);

    public static final Figure USERS_MEAN =
            carried("users", "mean", "", Better.NEITHER, 1, ServerThroughput::meanConcurrency);
    public static final Figure USERS_PEAK =
            carried("users", "peak", "", Better.NEITHER, 0, carried -> (double) carried.peakConcurrency());
    public static final Figure WINDOW_S = carried("window", "", "s", Better.NEITHER, 1, ServerThroughput::windowS);
    public static final Figure OUTPUT_TOKENS = tokens("output tokens", TokenTotals::output);
    public static final Figure PROMPT_TOKENS = tokens("prompt tokens", TokenTotals::prompt);
    /** Output tokens estimated by chunks, without the server's count; absent if no output was counted. */
    public static final Figure ESTIMATED_TOKENS = one(
            "estimated tokens",
            "",
            "",
            Better.NEITHER,
            0,
            summary -> summary.tokens().output() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(summary.tokens().estimated()));

    public static final Figure REASONING_TOKENS = tokens("reasoning tokens", TokenTotals::reasoning);
    public static final Figure INPUTS = tokens("inputs", TokenTotals::inputs);
    public static final Figure CACHED_PCT = one(
            "prompt cached",
            "",
            "%",
            Better.NEITHER,
            1,
            summary -> summary.tokens().cache().pct());

    /** Figure for a statistic of a quantity. */
    static Figure of(Quantity quantity, Stat stat) {
        return new Figure(
                quantity.label(),
                stat.id(),
                quantity.unit(),
                quantity.better(),
                quantity.decimals(),
                summary -> quantity.of(summary).map(stat::of).orElse(OptionalDouble.empty()),
                summary -> quantity.of(summary).filter(stat::isOfFewSamples).isPresent());
    }

    private static Figure one(
            String quantity,
            String statistic,
            String unit,
            Better better,
            int decimals,
            Function<Summary, OptionalDouble> value) {
        return new Figure(quantity, statistic, unit, better, decimals, value, summary -> false);
    }

    private static Figure count(String quantity, Better better, Function<Summary, Long> value) {
        return one(quantity, "", "", better, 0, summary -> OptionalDouble.of(value.apply(summary)));
    }

    private static Figure perhaps(String quantity, Function<ServerThroughput, OptionalDouble> value) {
        return one(
                quantity,
                "",
                "",
                Better.HIGHER,
                1,
                summary -> summary.throughput().map(value).orElse(OptionalDouble.empty()));
    }

    /** Value that is absent if failures are not reported. */
    private static Function<Summary, OptionalDouble> told(ToDoubleFunction<Summary> value) {
        return summary ->
                summary.tellsFailures() ? OptionalDouble.of(value.applyAsDouble(summary)) : OptionalDouble.empty();
    }

    private static OptionalDouble bytesPerS(Summary summary) {
        long bytes = summary.wireTime().bodyBytes();
        boolean tokens = summary.tokens().output() > 0 || summary.tokens().inputs() > 0;
        return bytes == 0 || tokens || summary.throughput().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(bytes / summary.throughput().get().windowS());
    }

    /** Token count, absent if 0, which means that nobody counted. */
    private static Figure tokens(String quantity, Function<TokenTotals, Long> value) {
        return one(quantity, "", "", Better.NEITHER, 0, summary -> {
            long counted = value.apply(summary.tokens());
            return counted == 0 ? OptionalDouble.empty() : OptionalDouble.of(counted);
        });
    }

    private static Figure carried(
            String quantity,
            String statistic,
            String unit,
            Better better,
            int decimals,
            Function<ServerThroughput, Double> value) {
        return one(
                quantity,
                statistic,
                unit,
                better,
                decimals,
                summary ->
                        summary.throughput().map(value).map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    public OptionalDouble of(Summary summary) {
        return value.apply(summary);
    }

    /** Name for a sentence: {@code TTFT p95}, {@code requests/s}. */
    public String label() {
        return statistic.isEmpty() ? quantity : quantity + " " + statistic;
    }

    /** Name for the head of a column or row: {@code Latency p95}. */
    public String title() {
        return Character.toUpperCase(label().charAt(0)) + label().substring(1);
    }
}
