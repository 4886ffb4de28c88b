package analysis.summary.comparison;

import analysis.stats.Bootstrap;
import analysis.stats.EnoughValues;
import analysis.stats.Estimate;
import analysis.stats.FewTimes;
import analysis.stats.Metric;
import analysis.stats.Metric.Better;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Stat;
import analysis.summary.figures.Summary;
import analysis.summary.samples.CellData;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures by which runs are set side by side. */
public enum ComparedFigure {
    TTFT_P50(Quantity.TTFT, Stat.P50),
    TTFT_P95(Quantity.TTFT, Stat.P95),
    TPOT_P50(Quantity.TPOT, Stat.P50),
    TPOT_P95(Quantity.TPOT, Stat.P95),
    LATENCY_P50(Quantity.LATENCY, Stat.P50),
    LATENCY_P95(Quantity.LATENCY, Stat.P95),
    USER_TOKENS_PER_S(Quantity.TOKENS_PER_S, Stat.MEAN),
    SYSTEM_TOKENS_PER_S(Figure.SYSTEM_TOKENS_PER_S),
    REQUESTS_PER_S(Figure.REQUESTS_PER_S),
    PULL_P50(Quantity.PULL, Stat.P50),
    COLD_LOAD_P50(Quantity.COLD_LOAD, Stat.P50),
    WARM_LOAD_P50(Quantity.WARM_LOAD, Stat.P50),
    UNLOAD_P50(Quantity.UNLOAD, Stat.P50),
    OVERALL_P50(Quantity.OVERALL, Stat.P50),
    FAILED_PCT(Figure.FAILED_PCT);

    private final Figure figure;
    private final Quantity quantity;
    private final Stat stat;

    ComparedFigure(Quantity quantity, Stat stat) {
        this.figure = quantity.figure(stat);
        this.quantity = quantity;
        this.stat = stat;
    }

    ComparedFigure(Figure figure) {
        this.figure = figure;
        this.quantity = null;
        this.stat = null;
    }

    /** The name at the head of a row, with its unit. */
    public String label() {
        return figure.unit().isEmpty() ? figure.title() : figure.title() + " " + figure.unit();
    }

    /** The name for people in a sentence. */
    public String title() {
        return figure.label();
    }

    public Better better() {
        return figure.better();
    }

    /** Whether more samples would tell more of it; false for a single number per series. */
    boolean isOfSamples() {
        return quantity != null;
    }

    /** Enough of the samples it is a statistic of, in order of time; empty if it is a single number per series. */
    Optional<double[]> samples(CellData cell) {
        return Optional.ofNullable(quantity)
                .flatMap(Quantity::metric)
                .map(metric -> EnoughValues.of(cell.samples(metric)));
    }

    /** Estimates it of {@code samples}; empty if they are too few, or allow no ratio. */
    Optional<Estimate> estimate(double[] samples, long seed) {
        if (isOfModels()) {
            return FewTimes.estimate(samples, stat.statistic(), seed);
        }
        return samples.length < Change.MIN_SAMPLES
                ? Optional.empty()
                : new Bootstrap(seed).estimate(samples, stat.statistic());
    }

    /** Whether it is about what is done to a model as a whole. */
    public boolean isOfModels() {
        return quantity != null && quantity.metric().filter(Metric::isOfModels).isPresent();
    }

    /** Its value; absent if there is none. */
    OptionalDouble of(Summary summary) {
        return figure.of(summary);
    }
}
