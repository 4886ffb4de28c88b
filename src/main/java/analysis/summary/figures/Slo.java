package analysis.summary.figures;

import analysis.stats.Metric;
import analysis.summary.samples.CellData;

/**
 * Service-level objective for one generation: {@code FIRST_TOKEN_MS} within 500, {@code TOKENS_PER_S} at least 20.
 *
 * @param metric metric with a better direction
 * @param limit worst value that meets it, in the metric's unit; greater than 0
 */
public record Slo(Metric metric, double limit) {

    public Slo {
        if (metric.better() == Metric.Better.NEITHER) {
            throw new IllegalArgumentException(
                    "there can be no objective for " + metric.id() + ": it has no better value");
        }
        if (!(limit > 0)) {
            throw new IllegalArgumentException("limit of " + metric.id() + " must be greater than 0, not " + limit);
        }
    }

    /** Whether a generation meets it. A missing value does not, except the TPOT of an answer of a single token. */
    boolean isMetBy(CellData cell, int row) {
        double value = cell.value(metric, row);
        if (Double.isNaN(value)) {
            return metric == Metric.TPOT_MS && cell.value(Metric.OUTPUT_TOKENS, row) <= 1;
        }
        return metric.better() == Metric.Better.LOWER ? value <= limit : value >= limit;
    }
}
