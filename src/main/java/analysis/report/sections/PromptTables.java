package analysis.report.sections;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.text.Decimal;
import analysis.stats.Metric;
import analysis.summary.PrefixCacheEffect;
import analysis.summary.PromptLength;
import analysis.summary.RunSummary;
import analysis.summary.StructuredComparison;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import java.util.OptionalDouble;

/** Tables of prompts: their lengths, the effect of a prefix cache, structured answers. */
final class PromptTables {

    private static final String SCHEMA_COST =
            "Cost: the median with a schema over that without. Registration: sending the schema to the server before the"
                    + " call, which is in no other time.";

    private PromptTables() {}

    /** Whether prompts had the length asked for. */
    static Table lengths(RunSummary run) {
        Table.Builder table = new Table.Builder("Prompt lengths")
                .text("Model")
                .text("Series")
                .number("Tokens asked for", "")
                .number("Reached", "")
                .number("Deviation", "%");
        for (PromptLength length : PromptLength.of(run)) {
            OptionalDouble deviation = length.deviationPct();
            table.row(
                    Cell.text(length.cell().model()),
                    Cell.text(length.cell().series()),
                    Cell.count(length.asked()),
                    Cell.text(
                            length.reached().isPresent()
                                    ? Decimal.fixed(length.reached(), 1)
                                    : "not counted by the server"),
                    Cell.text(deviation.isPresent() ? Decimal.signed(deviation.getAsDouble(), 1) : ""));
        }
        return table.build();
    }

    static Table prefixCache(RunSummary run) {
        Table.Builder table = new Table.Builder("Prefix cache")
                .text("Model")
                .text("Series")
                .number("Prompt tokens", "", 0)
                .number("TTFT p50, cache kept", "ms", 1)
                .number("TTFT p50, cache broken", "ms", 1)
                .number("Saved", "%", 0);
        for (PrefixCacheEffect effect : PrefixCacheEffect.of(run)) {
            table.row(
                    Cell.text(effect.cell().model()),
                    Cell.text(effect.cell().series()),
                    Cell.number(
                            effect.promptTokens() == 0
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(effect.promptTokens())),
                    Cell.number(effect.keptMs()),
                    Cell.number(effect.brokenMs()),
                    Cell.number(effect.savedPct()));
        }
        return table.build();
    }

    /** How many structured answers are valid, and what a schema costs. */
    static Table structured(RunSummary run) {
        Table.Builder table = new Table.Builder("Structured output")
                .text("Model")
                .text("Case")
                .number("Completed", "")
                .number("Valid", "")
                .number("Compliance", "%", 1)
                .number("without a schema", "%", 1)
                .number("TTFT cost", "%", 1)
                .number("TPOT cost", "%", 1)
                .number("Latency cost", "%", 1)
                .number("Latency per token cost", "%", 1)
                .number("Registration p50", "ms", 2)
                .number("p95", "ms", 2)
                .note(SCHEMA_COST);
        StructuredComparison.of(run).stream()
                .filter(StructuredComparison::structured)
                .forEach(one -> table.row(
                        Cell.text(one.model()),
                        Cell.text(one.testCase()),
                        Cell.count(one.completed()),
                        Cell.count(one.summary().ok()),
                        Cell.number(one.compliancePct()),
                        Cell.number(one.unstructuredCompliancePct()),
                        Cell.number(one.overheadPct(Metric.FIRST_TOKEN_MS)),
                        Cell.number(one.overheadPct(Metric.TPOT_MS)),
                        Cell.number(one.overheadPct(Metric.LATENCY_MS)),
                        Cell.number(one.overheadPerTokenPct()),
                        registration(one, Quantity.SCHEMA.p50()),
                        registration(one, Quantity.SCHEMA.p95())));
        return table.build();
    }

    private static Cell registration(StructuredComparison one, Figure figure) {
        return Cell.number(figure.of(one.summary())).few(figure.ofFewSamples().test(one.summary()));
    }
}
