package analysis.summary;

import analysis.stats.Metric;
import analysis.stats.Metric.Better;
import analysis.stats.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures by which runs are set side by side. */
public enum ComparedFigure {
    TTFT_P50("TTFT p50", "ms", Metric.FIRST_TOKEN_MS, new Statistic.Percentile(50)),
    TTFT_P95("TTFT p95", "ms", Metric.FIRST_TOKEN_MS, new Statistic.Percentile(95)),
    TPOT_P50("TPOT p50", "ms", Metric.TPOT_MS, new Statistic.Percentile(50)),
    TPOT_P95("TPOT p95", "ms", Metric.TPOT_MS, new Statistic.Percentile(95)),
    LATENCY_P50("latency p50", "ms", Metric.LATENCY_MS, new Statistic.Percentile(50)),
    LATENCY_P95("latency p95", "ms", Metric.LATENCY_MS, new Statistic.Percentile(95)),
    USER_TOKENS_PER_S("tokens/s mean", "", Metric.TOKENS_PER_S, new Statistic.Mean()),
    SYSTEM_TOKENS_PER_S("system tokens/s", "", Better.HIGHER),
    REQUESTS_PER_S("requests/s", "", Better.HIGHER),
    FAILED_PCT("failed", "%", Better.LOWER);

    private final String title;
    private final String unit;
    private final Better better;
    private final Metric metric;
    private final Statistic statistic;

    ComparedFigure(String title, String unit, Metric metric, Statistic statistic) {
        this.title = title;
        this.unit = unit;
        this.better = metric.better();
        this.metric = metric;
        this.statistic = statistic;
    }

    ComparedFigure(String title, String unit, Better better) {
        this.title = title;
        this.unit = unit;
        this.better = better;
        this.metric = null;
        this.statistic = null;
    }

    /** The name for people, with its unit. */
    public String label() {
        return unit.isEmpty() ? title : title + " " + unit;
    }

    /** The name for people in a sentence. */
    public String title() {
        return title;
    }

    public Better better() {
        return better;
    }

    /** The samples it is a statistic of, in order of time; empty if it is a single number per series. */
    Optional<double[]> samples(CellData cell) {
        return metric == null ? Optional.empty() : Optional.of(cell.samples(metric));
    }

    /** What it takes of {@link #samples}; null without them. */
    Statistic statistic() {
        return statistic;
    }

    /** Its value for a cell; absent if the cell has none. */
    OptionalDouble of(CellData cell) {
        if (metric != null) {
            double[] sorted = cell.samples(metric);
            Arrays.sort(sorted);
            return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(statistic.ofSorted(sorted));
        }
        if (this == FAILED_PCT) {
            return OptionalDouble.of(100.0 * cell.failed() / cell.generations());
        }
        Optional<Throughput> throughput = Throughput.of(List.of(cell));
        if (throughput.isEmpty()) {
            return OptionalDouble.empty();
        }
        return this == REQUESTS_PER_S
                ? OptionalDouble.of(throughput.get().requestsPerS())
                : throughput.get().tokensPerS();
    }
}
