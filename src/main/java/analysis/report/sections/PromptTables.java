package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.text.Decimal;
import analysis.stats.Metric;
import analysis.summary.PrefixCacheEffect;
import analysis.summary.PromptLength;
import analysis.summary.RunSummary;
import analysis.summary.StructuredComparison;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Tables on prompts: lengths, the effect of a prefix cache, structured answers. */
final class PromptTables {

    private static final String COST =
            "Cost: the median with a schema over that without. Latency also depends on how long the answers are, which a schema changes.";

    private static final String REGISTRATION =
            "Registration: sending the schema to the server before the call, which is in no other time.";

    private PromptTables() {}

    /** Tables of sessions, conversations and prompts. */
    static List<Block> blocks(RunSummary run) {
        return List.of(
                SessionTable.of(run), ConversationTurns.table(run), lengths(run), prefixCache(run), structured(run));
    }

    /** Table of requested and actual prompt lengths. */
    private static Table lengths(RunSummary run) {
        return new TableBuilder<PromptLength>("Prompt lengths")
                .text("Model", length -> length.cell().model())
                .text("Series", length -> length.cell().series())
                .count("Tokens asked for", PromptLength::asked)
                .numeric("Reached", "", PromptTables::reached)
                .numeric("Deviation", "%", length -> signed(length.deviationPct()))
                .build(PromptLength.of(run));
    }

    private static Cell reached(PromptLength length) {
        return Cell.text(
                length.reached().isPresent() ? Decimal.fixed(length.reached(), 1) : "not counted by the server");
    }

    private static Cell signed(OptionalDouble pct) {
        return Cell.text(pct.isPresent() ? Decimal.signed(pct.getAsDouble(), 1) : "");
    }

    private static Table prefixCache(RunSummary run) {
        return new TableBuilder<PrefixCacheEffect>("Prefix cache")
                .text("Model", effect -> effect.cell().model())
                .text("Series", effect -> effect.cell().series())
                .number("Prompt tokens", "", 0, PromptTables::promptTokens)
                .value("TTFT p50, cache kept", "ms", 1, PrefixCacheEffect::keptMs)
                .value("TTFT p50, cache broken", "ms", 1, PrefixCacheEffect::brokenMs)
                .value("Saved", "%", 0, PrefixCacheEffect::savedPct)
                .build(PrefixCacheEffect.of(run));
    }

    private static OptionalDouble promptTokens(PrefixCacheEffect effect) {
        return effect.promptTokens() == 0 ? OptionalDouble.empty() : OptionalDouble.of(effect.promptTokens());
    }

    /** Table of structured answers: how many are valid, and the cost of a schema. */
    private static Table structured(RunSummary run) {
        List<StructuredComparison> all = StructuredComparison.of(run);
        List<String> notes = Stream.of(
                        all.stream().anyMatch(one -> !one.structured()) ? COST : "",
                        all.stream()
                                        .anyMatch(one -> Quantity.SCHEMA
                                                .of(one.summary())
                                                .isPresent())
                                ? REGISTRATION
                                : "")
                .filter(note -> !note.isEmpty())
                .toList();
        TableBuilder<StructuredComparison> table = new TableBuilder<StructuredComparison>("Structured output")
                .text("Model", StructuredComparison::model)
                .text("Case", StructuredComparison::testCase)
                .count("Completed", StructuredComparison::completed)
                .count("Valid", one -> one.summary().ok())
                .number("Compliance", "%", 1, StructuredComparison::compliancePct)
                .number("Compliance without a schema", "%", 1, StructuredComparison::unstructuredCompliancePct)
                .numeric("TTFT cost", "%", one -> signed(one.overheadPct(Metric.FIRST_TOKEN_MS)))
                .numeric("TPOT cost", "%", one -> signed(one.overheadPct(Metric.TPOT_MS)))
                .numeric("Latency cost", "%", one -> signed(one.overheadPct(Metric.LATENCY_MS)))
                .numeric("Latency per token cost", "%", one -> signed(one.overheadPerTokenPct()))
                .numeric("Registration p50", "ms", 2, one -> registration(one, Quantity.SCHEMA.p50()))
                .numeric("p95", "ms", 2, one -> registration(one, Quantity.SCHEMA.p95()));
        notes.forEach(table::note);
        return table.build(all.stream().filter(StructuredComparison::structured).toList());
    }

    private static Cell registration(StructuredComparison one, Figure figure) {
        return Cell.number(figure.of(one.summary())).few(figure.ofFewSamples().test(one.summary()));
    }
}
