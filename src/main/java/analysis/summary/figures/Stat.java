package analysis.summary.figures;

import analysis.stats.Distribution;
import analysis.stats.Statistic;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Statistic of a {@link Quantity}'s samples, in the order of columns in files. */
public enum Stat {
    COUNT(values -> OptionalDouble.of(values.count())),
    MEAN(values -> OptionalDouble.of(values.mean())),
    SD(Distribution::sd),
    MIN(values -> OptionalDouble.of(values.min())),
    MAX(values -> OptionalDouble.of(values.max())),
    P50(values -> OptionalDouble.of(values.p50())),
    P90(values -> OptionalDouble.of(values.p90())),
    P95(values -> OptionalDouble.of(values.p95())),
    P99(values -> OptionalDouble.of(values.p99()));

    private final Function<Distribution, OptionalDouble> value;

    Stat(Function<Distribution, OptionalDouble> value) {
        this.value = value;
    }

    /** Name for people and in files: {@code mean}, {@code sd}, {@code p95}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Value in a distribution; absent only for the deviation of a single sample. */
    public OptionalDouble of(Distribution values) {
        return value.apply(values);
    }

    /** Whether it is a percentile for which there are too few samples. */
    public boolean isOfFewSamples(Distribution values) {
        return switch (this) {
            case P90, P95, P99 -> values.fewSamples(percent());
            default -> false;
        };
    }

    /** Statistic of raw samples, for a bootstrap; only for the mean and percentiles. */
    public Statistic statistic() {
        return this == MEAN ? new Statistic.Mean() : new Statistic.Percentile(percent());
    }

    private double percent() {
        return Double.parseDouble(name().substring(1));
    }
}
