package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.summary.load.ReadyScaling;
import analysis.summary.load.ReadyScaling.Level;
import analysis.summary.load.ScalingRating;
import java.util.List;

/** How much longer more users wait for their models, in a run or over several. */
public final class ReadyScalingTable {

    private ReadyScalingTable() {}

    public static List<Block> blocks(ReadyScaling scaling) {
        Table.Builder table = new Table.Builder("Pulling and loading by the number of users")
                .number("Users", "")
                .number("Overall", "s", 2)
                .number("Speed-up", "times", 2)
                .number("Scaling efficiency", "%", 2)
                .text("Rating");
        for (Level level : scaling.levels()) {
            table.row(
                    Cell.count(level.users()),
                    Cell.number(level.overallS()),
                    Cell.number(scaling.speedUp(level)),
                    Cell.number(scaling.efficiencyPct(level)),
                    level == scaling.lowest() ? Cell.text("(base)") : LoadSections.rating(scaling.rating(level)));
        }
        return List.of(
                table.build(),
                new Paragraph(
                        "Scaling efficiency: overall duration of the lowest level / that of the level. Speed-up: against"
                                + " the lowest level over and over again, for as many users. "
                                + ScalingRating.bands()));
    }
}
