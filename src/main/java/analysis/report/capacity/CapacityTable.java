package analysis.report.capacity;

import analysis.report.capacity.CapacityJson.Tried;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;

/** Table of a capacity search: all loads that were tried, ascending. */
public final class CapacityTable {

    private CapacityTable() {}

    public static Table of(CapacityJson capacity) {
        TableBuilder<Tried> table = new TableBuilder<Tried>(
                        "Every load that was tried, with the figures of the worst model")
                .text("Load", Tried::series)
                .count("Generations", Tried::generations)
                .cell(
                        "Objectives",
                        level -> level.met()
                                ? Cell.text("met").toned(Tone.GOOD)
                                : Cell.text("not met").toned(Tone.BAD));
        capacity.objectives().forEach(objective -> table.number(objective.text(), "", level -> level.worst(objective)));
        return table.build(capacity.levels());
    }
}
