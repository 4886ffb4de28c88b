package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.summary.RunSummary;
import analysis.summary.samples.Answers;
import java.util.List;
import java.util.Locale;

/** Table of right answers by series, for prompts with an expected answer. */
final class RightAnswers {

    private RightAnswers() {}

    static List<Block> of(RunSummary run) {
        if (run.overall().answers().checked() == 0) {
            return List.of();
        }
        record Row(run.Cell cell, Answers answers) {}
        return List.of(
                new TableBuilder<Row>("Right answers")
                        .text("Model", row -> row.cell().model())
                        .text("Series", row -> row.cell().series())
                        .count("Checked", row -> row.answers().checked())
                        .count("Right", row -> row.answers().right())
                        .numeric(
                                "Share",
                                "%",
                                1,
                                row -> Cell.number(row.answers().rightPct())
                                        .toned(row.answers().wrong() == 0 ? Tone.NEUTRAL : Tone.WARNING))
                        .text("95 % interval", row -> interval(row.answers()))
                        .text("A wrong one", row -> row.answers().sampleWrong())
                        .build(run.cells().entrySet().stream()
                                .map(cell ->
                                        new Row(cell.getKey(), cell.getValue().answers()))
                                .filter(row -> row.answers().checked() > 0)
                                .toList()),
                new Paragraph(
                        "Answers to prompts with an expectation. A wrong answer was still served: its times are in every figure,"
                                + " but it is not good in goodput. A verdict compares the share with the baseline's. Intervals:"
                                + " Clopper-Pearson."));
    }

    private static String interval(Answers answers) {
        return String.format(Locale.ROOT, "%.1f–%.1f", answers.lowPct(), answers.highPct());
    }
}
