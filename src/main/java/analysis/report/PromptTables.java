package analysis.report;

import analysis.summary.PrefixCacheEffect;
import analysis.summary.PromptLength;
import analysis.summary.RunSummary;
import java.util.Locale;

/** The tables about prompts: whether they had the length asked for, and what a prefix cache made of them. */
public final class PromptTables {

    private PromptTables() {}

    public static TextTable lengths(RunSummary run) {
        TextTable table = TextTable.of("Model", "Series", ">Tokens asked for", ">Reached", ">Deviation %");
        for (PromptLength length : PromptLength.of(run)) {
            table.row(
                    Inert.line(length.cell().model()),
                    Inert.line(length.cell().series()),
                    Integer.toString(length.asked()),
                    length.reached().isPresent() ? Decimal.fixed(length.reached(), 1) : "not counted by the server",
                    length.deviationPct().isPresent()
                            ? signed(length.deviationPct().getAsDouble())
                            : "");
        }
        return table;
    }

    public static TextTable prefixCache(RunSummary run) {
        TextTable table =
                TextTable.of("Model", "Series", ">Prompt tokens", ">TTFT p50, cache kept", ">broken", ">Saved %");
        for (PrefixCacheEffect effect : PrefixCacheEffect.of(run)) {
            table.row(
                    Inert.line(effect.cell().model()),
                    Inert.line(effect.cell().series()),
                    effect.promptTokens() == 0 ? "" : Decimal.fixed(effect.promptTokens(), 0),
                    Decimal.fixed(effect.keptMs(), 1),
                    Decimal.fixed(effect.brokenMs(), 1),
                    Decimal.fixed(effect.savedPct(), 0));
        }
        return table;
    }

    private static String signed(double pct) {
        return String.format(Locale.ROOT, "%+.1f", pct);
    }
}
