package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.text.Decimal;
import analysis.summary.Cost;
import analysis.summary.RunSummary;
import analysis.summary.server.EnergyUse;
import java.util.List;
import java.util.OptionalDouble;

/** What tokens cost in money and in energy. */
final class CostTables {

    private CostTables() {}

    static List<Block> blocks(RunSummary run) {
        return List.of(cost(run), energy(run));
    }

    private static Table cost(RunSummary run) {
        Table.Builder table = new Table.Builder("Cost, in the currency of the prices given")
                .text("Model")
                .text("Series")
                .number("Of 1 M output tokens", "", 3)
                .number("Of 1,000 generations", "", 3)
                .note("By the hour: the active time of the series; prompts and failed generations are paid, too.");
        Cost.of(run.info())
                .ifPresent(cost -> run.cells()
                        .forEach((cell, summary) -> table.row(
                                Cell.text(cell.model()),
                                Cell.text(cell.series()),
                                Cell.number(cost.perMillionTokens(summary)),
                                Cell.number(cost.perThousandGenerations(summary)))));
        return table.build();
    }

    private static Table energy(RunSummary run) {
        Table.Builder table = new Table.Builder("Energy of the graphics processors")
                .text("Series")
                .number("Energy", "J", 1)
                .number("Power, mean", "W", 1)
                .number("Per output token", "J", 4)
                .text("Between")
                .note(
                        "All models of a series together, idle power included. The bounds come from when the counter was read.");
        for (EnergyUse use : run.resources().energy()) {
            OptionalDouble joules = use.isAttributable() ? OptionalDouble.of(use.joules()) : OptionalDouble.empty();
            table.row(
                    Cell.text(use.series()),
                    Cell.number(joules),
                    Cell.number(use.watts()),
                    Cell.number(use.joulesPerToken()),
                    Cell.text(
                            use.isAttributable()
                                    ? Decimal.fixed(use.lowJoulesPerToken().orElseThrow(), 4) + " and "
                                            + Decimal.fixed(
                                                    use.highJoulesPerToken().orElseThrow(), 4)
                                    : "not attributable: too short for the readings"));
        }
        return table.build();
    }
}
