package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.summary.load.ReadyScaling;
import analysis.summary.load.ReadyScaling.Level;
import analysis.summary.load.ScalingRating;
import java.util.List;

/** Table of how much longer more users wait for their models, in a run or over several. */
public final class ReadyScalingTable {

    private ReadyScalingTable() {}

    public static List<Block> blocks(ReadyScaling scaling) {
        return List.of(
                new TableBuilder<Level>("Pulls and loads by number of users")
                        .text("Users", level -> Integer.toString(level.users()))
                        .value("Overall", "s", 2, Level::overallS)
                        .value("Speed-up", "times", 2, scaling::speedUp)
                        .value("Scaling efficiency", "%", 0, scaling::efficiencyPct)
                        .cell(
                                "Rating",
                                level -> level == scaling.lowest()
                                        ? Cell.text("(base)")
                                        : LoadSections.rating(scaling.rating(level)))
                        .build(scaling.levels()),
                new Paragraph("Scaling efficiency: overall duration of the lowest level / that of the level. Speed-up:"
                        + " relative to repeating the lowest level for the same number of users. "
                        + ScalingRating.bands()));
    }
}
