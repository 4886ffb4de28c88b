package analysis.summary;

import analysis.stats.Metric.Better;
import analysis.stats.Statistic;
import analysis.summary.Figure.Sampled;
import analysis.summary.Figure.Single;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures by which runs are set side by side. */
public enum ComparedFigure {
    TTFT_P50(Quantity.TTFT.p50()),
    TTFT_P95(Quantity.TTFT.p95()),
    TPOT_P50(Quantity.TPOT.p50()),
    TPOT_P95(Quantity.TPOT.p95()),
    LATENCY_P50(Quantity.LATENCY.p50()),
    LATENCY_P95(Quantity.LATENCY.p95()),
    USER_TOKENS_PER_S(Quantity.TOKENS_PER_S.mean()),
    SYSTEM_TOKENS_PER_S(Single.SYSTEM_TOKENS_PER_S),
    REQUESTS_PER_S(Single.REQUESTS_PER_S),
    FAILED_PCT(Single.FAILED_PCT);

    private final Figure figure;

    ComparedFigure(Figure figure) {
        this.figure = figure;
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

    /** The samples it is a statistic of, in order of time; empty if it is a single number per series. */
    Optional<double[]> samples(CellData cell) {
        return figure instanceof Sampled sampled ? sampled.of().metric().map(cell::samples) : Optional.empty();
    }

    /** What it takes of {@link #samples}. */
    Statistic statistic() {
        return ((Sampled) figure).stat().statistic();
    }

    /** Its value; absent if there is none. */
    OptionalDouble of(Summary summary) {
        return figure.of(summary);
    }
}
