package analysis.summary.comparison;

import analysis.stats.Bootstrap;
import analysis.stats.EnoughValues;
import analysis.stats.Estimate;
import analysis.stats.FewTimes;
import analysis.stats.Metric;
import analysis.stats.Metric.Better;
import analysis.summary.comparison.Change.Measured;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Stat;
import analysis.summary.samples.CellData;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Figure by which runs are compared. */
public enum ComparedFigure {
    TTFT_P50(Quantity.TTFT, Stat.P50),
    TTFT_P95(Quantity.TTFT, Stat.P95),
    TPOT_P50(Quantity.TPOT, Stat.P50),
    TPOT_P95(Quantity.TPOT, Stat.P95),
    LATENCY_P50(Quantity.LATENCY, Stat.P50),
    LATENCY_P95(Quantity.LATENCY, Stat.P95),
    /** This and the next ones are other tools' substitutes for figures above, compared where a run lacks those. */
    FIRST_CHUNK_P50(Quantity.FIRST_CHUNK, Stat.P50, TTFT_P50),
    FIRST_CHUNK_P95(Quantity.FIRST_CHUNK, Stat.P95, TTFT_P95),
    FIRST_CHUNK_P99(Quantity.FIRST_CHUNK, Stat.P99, TTFT_P95),
    TPOT_P99(Quantity.TPOT, Stat.P99, TPOT_P95),
    STREAM_P50(Quantity.STREAM, Stat.P50, LATENCY_P50),
    STREAM_P95(Quantity.STREAM, Stat.P95, LATENCY_P95),
    USER_TOKENS_PER_S(Quantity.TOKENS_PER_S, Stat.MEAN),
    SYSTEM_TOKENS_PER_S(Figure.SYSTEM_TOKENS_PER_S),
    REQUESTS_PER_S(Figure.REQUESTS_PER_S),
    SCHEMA_P50(Quantity.SCHEMA, Stat.P50),
    PULL_P50(Quantity.PULL, Stat.P50),
    COLD_LOAD_P50(Quantity.COLD_LOAD, Stat.P50),
    WARM_LOAD_P50(Quantity.WARM_LOAD, Stat.P50),
    UNLOAD_P50(Quantity.UNLOAD, Stat.P50),
    OVERALL_P50(Quantity.OVERALL, Stat.P50),
    FAILED_PCT(Figure.FAILED_PCT),
    RIGHT_PCT(Figure.RIGHT_PCT);

    private final Figure figure;
    private final Quantity quantity;
    private final Stat stat;
    private final ComparedFigure inPlaceOf;

    ComparedFigure(Quantity quantity, Stat stat) {
        this(quantity, stat, null);
    }

    ComparedFigure(Quantity quantity, Stat stat, ComparedFigure inPlaceOf) {
        this.figure = quantity.figure(stat);
        this.quantity = quantity;
        this.stat = stat;
        this.inPlaceOf = inPlaceOf;
    }

    ComparedFigure(Figure figure) {
        this.figure = figure;
        this.quantity = null;
        this.stat = null;
        this.inPlaceOf = null;
    }

    /** Name of the column of {@code perf_summary.csv}. */
    private String id() {
        return quantity == null ? name().toLowerCase(Locale.ROOT) : quantity.id() + "_" + stat.id();
    }

    /** Figure that it substitutes; empty for one that is always compared. */
    Optional<ComparedFigure> inPlaceOf() {
        return Optional.ofNullable(inPlaceOf);
    }

    /** Name for the head of a row, with its unit. */
    public String label() {
        return figure.unit().isEmpty() ? figure.title() : figure.title() + " " + figure.unit();
    }

    /** Name for a sentence. */
    public String title() {
        return figure.label();
    }

    public Better better() {
        return figure.better();
    }

    /** Whether it is a statistic of samples, and not a single number per series. */
    boolean isOfSamples() {
        return quantity != null;
    }

    /** Samples of a cell in order of time, thinned if there are many; empty for a single number per series. */
    Optional<double[]> samples(CellData cell) {
        return Optional.ofNullable(quantity)
                .flatMap(Quantity::metric)
                .map(metric -> EnoughValues.of(cell.samples(metric)));
    }

    /** Estimates it from {@code samples}; empty if they are too few or not positive. */
    Optional<Estimate> estimate(double[] samples, long seed) {
        if (isOfModels()) {
            return FewTimes.estimate(samples, stat.statistic(), seed);
        }
        return samples.length < Change.MIN_SAMPLES
                ? Optional.empty()
                : new Bootstrap(seed).estimate(samples, stat.statistic());
    }

    /** Whether it times an operation on a model. */
    public boolean isOfModels() {
        return quantity != null && quantity.metric().filter(Metric::isOfModels).isPresent();
    }

    /** Value in a run; absent if it has none. */
    OptionalDouble of(Measured run) {
        return run.data().stated().map(stated -> stated.value(id())).orElseGet(() -> figure.of(run.summary()));
    }
}
