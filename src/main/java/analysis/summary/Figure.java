package analysis.summary;

import analysis.stats.Metric.Better;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Figure of a series, a model, a level of load or a run: one number with its name, unit, direction and printed decimals,
 * the same in every report. {@code docs/metrics.md} defines them.
 */
public sealed interface Figure {

    /** What it is a figure of: {@code TTFT}, {@code requests/s}. */
    String quantity();

    /** {@code p95}, {@code mean}; empty for one number. */
    String statistic();

    /** The unit beside the name; empty for counts and where the name says it. */
    String unit();

    Better better();

    /** Decimals that people are shown. */
    int decimals();

    /** Its value; absent if the summary has none. */
    OptionalDouble of(Summary summary);

    /** Whether it is a percentile that the summary's samples are too few for. */
    boolean isOfFewSamples(Summary summary);

    /** The name for people in a sentence: {@code TTFT p95}, {@code requests/s}. */
    default String label() {
        return statistic().isEmpty() ? quantity() : quantity() + " " + statistic();
    }

    /** The name at the head of a column or a row: {@code Latency p95}. */
    default String title() {
        return Character.toUpperCase(label().charAt(0)) + label().substring(1);
    }

    /** A statistic of a quantity's samples. */
    record Sampled(Quantity of, Stat stat) implements Figure {

        @Override
        public String quantity() {
            return of.label();
        }

        @Override
        public String statistic() {
            return stat.id();
        }

        @Override
        public String unit() {
            return of.unit();
        }

        @Override
        public Better better() {
            return of.better();
        }

        @Override
        public int decimals() {
            return of.decimals();
        }

        @Override
        public OptionalDouble of(Summary summary) {
            return of.of(summary).map(stat::of).orElse(OptionalDouble.empty());
        }

        @Override
        public boolean isOfFewSamples(Summary summary) {
            return of.of(summary).filter(stat::isOfFewSamples).isPresent();
        }
    }

    /** A figure that is one number of a summary. */
    enum Single implements Figure {
        GENERATIONS("generations", "", "", Better.NEITHER, 0, summary -> some(summary.generations())),
        FAILED("failed", "", "", Better.LOWER, 0, summary -> some(summary.failed())),
        FAILED_PCT("failed", "", "%", Better.LOWER, 1, summary -> some(summary.failedPct())),
        REQUESTS_PER_S("requests/s", "", "", Better.HIGHER, 2, carried(carried -> some(carried.requestsPerS()))),
        SYSTEM_TOKENS_PER_S("system tokens/s", "", "", Better.HIGHER, 1, carried(Throughput::tokensPerS)),
        USERS_MEAN("users", "mean", "", Better.NEITHER, 1, carried(carried -> some(carried.meanConcurrency()))),
        USERS_PEAK("users", "peak", "", Better.NEITHER, 0, carried(carried -> some(carried.peakConcurrency()))),
        WINDOW_S("window", "", "s", Better.NEITHER, 1, carried(carried -> some(carried.windowS()))),
        /** Zero tokens means that nobody counted them: absent. */
        OUTPUT_TOKENS(
                "output tokens",
                "",
                "",
                Better.NEITHER,
                0,
                summary -> counted(summary.tokens().output())),
        PROMPT_TOKENS(
                "prompt tokens",
                "",
                "",
                Better.NEITHER,
                0,
                summary -> counted(summary.tokens().prompt()));

        private final String quantity;
        private final String statistic;
        private final String unit;
        private final Better better;
        private final int decimals;
        private final Function<Summary, OptionalDouble> value;

        Single(
                String quantity,
                String statistic,
                String unit,
                Better better,
                int decimals,
                Function<Summary, OptionalDouble> value) {
            this.quantity = quantity;
            this.statistic = statistic;
            this.unit = unit;
            this.better = better;
            this.decimals = decimals;
            this.value = value;
        }

        @Override
        public String quantity() {
            return quantity;
        }

        @Override
        public String statistic() {
            return statistic;
        }

        @Override
        public String unit() {
            return unit;
        }

        @Override
        public Better better() {
            return better;
        }

        @Override
        public int decimals() {
            return decimals;
        }

        @Override
        public OptionalDouble of(Summary summary) {
            return value.apply(summary);
        }

        @Override
        public boolean isOfFewSamples(Summary summary) {
            return false;
        }

        private static Function<Summary, OptionalDouble> carried(Function<Throughput, OptionalDouble> value) {
            return summary ->
                    Optional.of(summary).flatMap(Summary::throughput).map(value).orElse(OptionalDouble.empty());
        }

        private static OptionalDouble some(double value) {
            return OptionalDouble.of(value);
        }

        private static OptionalDouble counted(long tokens) {
            return tokens == 0 ? OptionalDouble.empty() : OptionalDouble.of(tokens);
        }
    }
}
