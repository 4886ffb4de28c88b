package analysis.summary.comparison;

import analysis.stats.Metric.Better;
import analysis.stats.Statistic;
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

    /** The samples it is a statistic of, in order of time; empty if it is a single number per series. */
    Optional<double[]> samples(CellData cell) {
        return Optional.ofNullable(quantity).flatMap(Quantity::metric).map(cell::samples);
    }

    /** What it takes of {@link #samples}. */
    Statistic statistic() {
        return stat.statistic();
    }

    /** Its value; absent if there is none. */
    OptionalDouble of(Summary summary) {
        return figure.of(summary);
    }
}
