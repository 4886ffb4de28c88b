package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import analysis.summary.RunSummary;
import analysis.summary.samples.Answers;
import java.util.List;
import java.util.Locale;

/** How many of the answers were right, of each series of a run whose prompts say what they expect. */
final class RightAnswers {

    private RightAnswers() {}

    static List<Block> of(RunSummary run) {
        if (run.overall().answers().checked() == 0) {
            return List.of();
        }
        Table.Builder table = new Table.Builder("Right answers")
                .text("Model")
                .text("Series")
                .number("Checked", "")
                .number("Right", "", 0)
                .number("Share", "%", 1)
                .text("95 % interval")
                .text("A wrong one");
        run.cells().forEach((cell, summary) -> {
            Answers answers = summary.answers();
            if (answers.checked() > 0) {
                table.row(List.of(
                        Cell.text(cell.model()),
                        Cell.text(cell.series()),
                        Cell.count(answers.checked()),
                        Cell.count(answers.right()),
                        Cell.number(answers.rightPct()).toned(answers.wrong() == 0 ? Tone.NEUTRAL : Tone.WARNING),
                        Cell.text(String.format(Locale.ROOT, "%.1f–%.1f", answers.lowPct(), answers.highPct())),
                        Cell.text(answers.sampleWrong())));
            }
        });
        return List.of(
                table.build(),
                new Paragraph(
                        "Answers to prompts that say what they expect. A wrong one was served all the same: its times are in"
                                + " every figure, but it is not good in goodput. A verdict compares the share with the baseline's. Intervals are"
                                + " Clopper and Pearson's."));
    }
}
