package analysis.summary.figures;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.stats.Metric.Better;
import java.util.Optional;

/**
 * Quantity that a summary has samples of, with its name and print format, in the order of columns in files. Measured
 * once per generation, except gaps between chunks and the operation times at the end.
 */
public enum Quantity {
    TTFT(Metric.FIRST_TOKEN_MS, 1),
    TPOT(Metric.TPOT_MS, 2),
    LATENCY(Metric.LATENCY_MS, 1),
    TOKENS_PER_S(Metric.TOKENS_PER_S, 1),
    FIRST_CHUNK(Metric.FIRST_CHUNK_MS, 1),
    FIRST_OUTPUT(Metric.FIRST_OUTPUT_MS, 1),
    STREAM(Metric.STREAM_MS, 1),
    SCHEDULE_DELAY(Metric.SCHEDULED_DELAY_MS, 1),
    OUTPUT_TOKENS(Metric.OUTPUT_TOKENS, 0),
    /** Inter-chunk latency: the gaps between content chunks of all generations, pooled. */
    ICL(null, 2),
    TTFT_CONNECTED(Metric.FIRST_TOKEN_CONNECTED_MS, 1),
    CAP_WAIT(Metric.CAP_WAIT_MS, 1),
    TTFT_DUE(Metric.FIRST_TOKEN_DUE_MS, 1),
    LATENCY_DUE(Metric.LATENCY_DUE_MS, 1),
    SCHEMA(Metric.SCHEMA_MS, 1),
    CLIENT_LAG(Metric.CLIENT_LAG_MS, 1),
    PULL(Metric.PULL_S, 2),
    COLD_LOAD(Metric.COLD_LOAD_S, 2),
    WARM_LOAD(Metric.WARM_LOAD_S, 2),
    UNLOAD(Metric.UNLOAD_S, 2),
    OVERALL(Metric.OVERALL_S, 2);

    private final Metric metric;
    private final int decimals;

    Quantity(Metric metric, int decimals) {
        this.metric = metric;
        this.decimals = decimals;
    }

    /** Name in files: {@code first_token_ms}, {@code icl_ms}. */
    public String id() {
        return metric == null ? "icl_ms" : metric.id();
    }

    /** Name for people: {@code TTFT}, {@code tokens/s}. */
    public String label() {
        return metric == null ? "ICL" : metric.label();
    }

    /** Name for the head of a column or chart. */
    public String title() {
        return Character.toUpperCase(label().charAt(0)) + label().substring(1);
    }

    /** Unit shown beside the name; empty where the name contains it. */
    public String unit() {
        return metric == null ? "ms" : metric.unit().equals(metric.label()) ? "" : metric.unit();
    }

    public Better better() {
        return metric == null ? Better.LOWER : metric.better();
    }

    int decimals() {
        return decimals;
    }

    /** Metric of one generation or operation; empty for the gaps. */
    public Optional<Metric> metric() {
        return Optional.ofNullable(metric);
    }

    /** Distribution in a summary; empty without samples. */
    public Optional<Distribution> of(Summary summary) {
        return metric == null ? summary.icl() : summary.metric(metric);
    }

    public Figure mean() {
        return figure(Stat.MEAN);
    }

    public Figure p50() {
        return figure(Stat.P50);
    }

    public Figure p95() {
        return figure(Stat.P95);
    }

    public Figure p99() {
        return figure(Stat.P99);
    }

    public Figure figure(Stat stat) {
        return Figure.of(this, stat);
    }
}
