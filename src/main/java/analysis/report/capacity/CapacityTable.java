package analysis.report.capacity;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import java.util.ArrayList;
import java.util.List;

/** The highest load within the objectives: each level that was tried, ascending. */
public final class CapacityTable {

    private CapacityTable() {}

    public static Table of(CapacityJson capacity) {
        Table.Builder table = new Table.Builder("Every load that was tried, with the figures of the worst model")
                .text("Load")
                .number("Generations", "")
                .text("Objectives");
        capacity.objectives().forEach(objective -> table.number(objective.text(), ""));
        for (CapacityJson.Tried level : capacity.levels()) {
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.text(level.series()),
                    Cell.count(level.generations()),
                    Cell.text(level.met() ? "met" : "not met").toned(level.met() ? Tone.GOOD : Tone.BAD)));
            capacity.objectives().forEach(objective -> cells.add(Cell.number(level.worst(objective))));
            table.row(cells.toArray(Cell[]::new));
        }
        return table.build();
    }
}
