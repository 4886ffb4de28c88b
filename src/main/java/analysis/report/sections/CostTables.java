package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.TableBuilder;
import analysis.report.text.Decimal;
import analysis.summary.Cost;
import analysis.summary.RunSummary;
import analysis.summary.figures.Summary;
import analysis.summary.server.EnergyUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import run.Cell;

/** Tables of the tokens' cost and energy. */
final class CostTables {

    private CostTables() {}

    static List<Block> blocks(RunSummary run) {
        List<Block> blocks = new ArrayList<>();
        Cost.of(run.info()).ifPresent(cost -> blocks.add(cost(run, cost)));
        blocks.add(energy(run));
        return blocks;
    }

    private static Table cost(RunSummary run, Cost cost) {
        return new TableBuilder<Map.Entry<Cell, Summary>>("Cost, in the currency of the prices given")
                .text("Model", row -> row.getKey().model())
                .text("Series", row -> row.getKey().series())
                .number("Of 1 M output tokens", "", 3, row -> cost.perMillionTokens(row.getValue()))
                .number("Of 1,000 generations", "", 3, row -> cost.perThousandGenerations(row.getValue()))
                .note("Hourly prices apply to the active time of the series; prompts and failed generations cost"
                        + " too.")
                .build(run.cells().entrySet());
    }

    private static Table energy(RunSummary run) {
        return new TableBuilder<EnergyUse>("GPU energy")
                .text("Series", EnergyUse::series)
                .number(
                        "Energy",
                        "J",
                        1,
                        use -> use.isAttributable() ? OptionalDouble.of(use.joules()) : OptionalDouble.empty())
                .number("Power, mean", "W", 1, EnergyUse::watts)
                .number("Per output token", "J", 4, EnergyUse::joulesPerToken)
                .text("Between", CostTables::bounds)
                .note("All models of a series together, idle power included. The bounds come from the times of"
                        + " the counter readings.")
                .build(run.resources().energy());
    }

    private static String bounds(EnergyUse use) {
        return use.isAttributable()
                ? Decimal.fixed(use.lowJoulesPerToken().orElseThrow(), 4) + " and "
                        + Decimal.fixed(use.highJoulesPerToken().orElseThrow(), 4)
                : "not attributable: the series is too short for the readings";
    }
}
