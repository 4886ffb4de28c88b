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
 * Structured output in one cell of the test matrix, compared with the same task without a schema.
 *
 * @param model model of the cell
 * @param testCase name of the task
 * @param structured whether the cell's requests had a schema
 * @param summary figures of the cell
 * @param noted whether answers without a schema were validated too
 * @param unstructured figures of the same task without a schema; null for that cell itself or if it was not run
 */
public record StructuredComparison(
        String model, String testCase, boolean structured, Summary summary, boolean noted, Summary unstructured) {

    /** Comparisons of all cells of a run with validated answers; empty for other runs. */
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

    /** Number of completed answers: valid ones and those that failed the check. */
    public long completed() {
        return completed(summary);
    }

    private static long completed(Summary side) {
        ErrorCount invalid = side.errors().get(Outcome.of(Outcome.Kind.CHECK));
        return side.ok() + (invalid == null ? 0 : invalid.count());
    }

    /** Share of completed answers that are valid, percent; empty without a schema or an answer. */
    public OptionalDouble compliancePct() {
        return structured && completed() > 0
                ? OptionalDouble.of(100.0 * summary.ok() / completed())
                : OptionalDouble.empty();
    }

    /** Share of completed answers without a schema that would have been valid, percent; empty if unknown. */
    public OptionalDouble unstructuredCompliancePct() {
        return noted && unstructured != null && completed(unstructured) > 0
                ? OptionalDouble.of(100.0 * (unstructured.ok() - unstructured.noted()) / completed(unstructured))
                : OptionalDouble.empty();
    }

    /** Increase of a metric's median by the schema, percent; empty if one of both is unknown. */
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
     * Increase of the mean latency per output token by the schema, percent, for answers of different lengths; empty if
     * one of both is unknown.
     */
    public OptionalDouble overheadPerTokenPct() {
        if (unstructured == null) {
            return OptionalDouble.empty();
        }
        OptionalDouble with = msPerToken(summary);
        OptionalDouble without = msPerToken(unstructured);
        return with.isPresent() && without.orElse(0) > 0
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
