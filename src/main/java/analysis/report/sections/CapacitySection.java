package analysis.report.sections;

import analysis.report.CapacityJson;
import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The highest load within the objectives: each level that was tried, ascending. */
public final class CapacitySection {

    private CapacitySection() {}

    static List<Block> blocks(Optional<CapacityJson> capacity) {
        return capacity.map(found -> List.<Block>of(table(found))).orElse(List.of());
    }

    public static Table table(CapacityJson capacity) {
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
