package analysis.summary;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.figures.Summary;
import analysis.summary.samples.ErrorCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import run.Capability;
import run.Cell;
import run.Outcome;

/**
 * Structured output in one cell of the test matrix.
 *
 * @param model the cell's model
 * @param testCase name of the task
 * @param structured whether it was asked for with a schema
 * @param summary the cell's figures
 * @param noted whether answers without a schema were held against it too
 * @param unstructured the same task without a schema; null if this is it, or if it was not run
 */
public record StructuredComparison(
        String model, String testCase, boolean structured, Summary summary, boolean noted, Summary unstructured) {

    /** Every cell of a run whose answers were validated; empty for other runs. */
    public static List<StructuredComparison> of(RunSummary run) {
        List<StructuredComparison> all = new ArrayList<>();
        if (run.info().capabilities().contains(Capability.STRUCTURED)) {
            boolean noted = run.info().capabilities().contains(Capability.COMPLIANCE);
            run.cells().forEach((cell, summary) -> all.add(of(cell, summary, noted, run.cells())));
        }
        return all;
    }

    private static StructuredComparison of(Cell cell, Summary summary, boolean noted, Map<Cell, Summary> cells) {
        if (cell.series().endsWith(Capability.UNSTRUCTURED)) {
            return new StructuredComparison(
                    cell.model(), name(cell, Capability.UNSTRUCTURED), false, summary, noted, null);
        }
        String name =
                cell.series().endsWith(Capability.WITH_SCHEMA) ? name(cell, Capability.WITH_SCHEMA) : cell.series();
        Summary other = cells.get(new Cell(cell.model(), name + Capability.UNSTRUCTURED));
        return new StructuredComparison(cell.model(), name, true, summary, noted, other);
    }

    private static String name(Cell cell, String end) {
        return cell.series().substring(0, cell.series().length() - end.length());
    }

    /** Answers that the server completed: those that are valid and those that failed the check. */
    public long completed() {
        return completed(summary);
    }

    private static long completed(Summary side) {
        ErrorCount invalid = side.errors().get(Outcome.of(Outcome.Kind.CHECK));
        return side.ok() + (invalid == null ? 0 : invalid.count());
    }

    /** Share of the completed answers that are valid for their schema, percent; empty without a schema or an answer. */
    public OptionalDouble compliancePct() {
        return structured && completed() > 0
                ? OptionalDouble.of(100.0 * summary.ok() / completed())
                : OptionalDouble.empty();
    }

    /** The same of the answers to the same task without a schema, of those that would have been valid. */
    public OptionalDouble unstructuredCompliancePct() {
        return noted && unstructured != null && completed(unstructured) > 0
                ? OptionalDouble.of(100.0 * (unstructured.ok() - unstructured.noted()) / completed(unstructured))
                : OptionalDouble.empty();
    }

    /** Median of a metric with a schema over that without, in percent more; empty if one of them is not known. */
    public OptionalDouble overheadPct(Metric metric) {
        if (unstructured == null
                || summary.metric(metric).isEmpty()
                || unstructured.metric(metric).isEmpty()) {
            return OptionalDouble.empty();
        }
        double without = unstructured.metric(metric).map(Distribution::p50).orElseThrow();
        double with = summary.metric(metric).map(Distribution::p50).orElseThrow();
        return without > 0 ? OptionalDouble.of(100 * (with / without - 1)) : OptionalDouble.empty();
    }

    /**
     * Mean latency of an output token with a schema over that without, in percent more: what a schema costs where the answers are
     * not of one length. Empty if one of them is not known.
     */
    public OptionalDouble overheadPerTokenPct() {
        if (unstructured == null) {
            return OptionalDouble.empty();
        }
        OptionalDouble with = msPerToken(summary);
        OptionalDouble without = msPerToken(unstructured);
        return with.isPresent() && without.isPresent()
                ? OptionalDouble.of(100 * (with.getAsDouble() / without.getAsDouble() - 1))
                : OptionalDouble.empty();
    }

    private static OptionalDouble msPerToken(Summary side) {
        long tokens = side.tokens().output();
        return tokens == 0
                ? OptionalDouble.empty()
                : side.metric(Metric.LATENCY_MS)
                        .map(latency -> OptionalDouble.of(latency.mean() * latency.count() / tokens))
                        .orElse(OptionalDouble.empty());
    }
}
