package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import analysis.stats.CountTest;
import analysis.summary.RunSummary;
import analysis.summary.figures.Summary;
import analysis.summary.samples.ErrorCount;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import run.Outcome;
import run.Outcome.Kind;

/**
 * How many of the answers that came were right, of each series of a run in which some were not: by what the prompts expect, and by
 * the other checks.
 */
final class RightAnswers {

    private static final double TAIL = 0.025;

    private RightAnswers() {}

    static List<Block> of(RunSummary run) {
        if (run.cells().values().stream().noneMatch(RightAnswers::isOfExpectations)) {
            return List.of();
        }
        Table.Builder table = new Table.Builder("Right answers")
                .text("Model")
                .text("Series")
                .number("Answers", "")
                .number("Right", "", 0)
                .number("Share", "%", 1)
                .text("95 % interval");
        for (Map.Entry<run.Cell, Summary> cell : run.cells().entrySet()) {
            long wrong = wrong(cell.getValue());
            long answers = cell.getValue().ok() + wrong;
            if (answers > 0) {
                CountTest test = new CountTest(0, 0, (int) wrong, (int) answers);
                table.row(List.of(
                        Cell.text(cell.getKey().model()),
                        Cell.text(cell.getKey().series()),
                        Cell.count(answers),
                        Cell.count(answers - wrong),
                        Cell.number(100 * (1 - test.rate())).toned(wrong == 0 ? Tone.NEUTRAL : Tone.WARNING),
                        Cell.text(String.format(
                                Locale.ROOT, "%.1f–%.1f", 100 * (1 - test.high(TAIL)), 100 * (1 - test.low(TAIL))))));
            }
        }
        return List.of(
                table.build(),
                new Paragraph(
                        "Answers that came whole and passed every check, by what their prompts expect. The others count as"
                                + " failed, so that a verdict judges their share and takes no times of them. Intervals are Clopper and"
                                + " Pearson's."));
    }

    private static boolean isOfExpectations(Summary summary) {
        return Optional.ofNullable(summary.errors().get(Outcome.of(Kind.CHECK)))
                .filter(errors -> errors.sampleMessage().startsWith(Outcome.WRONG_ANSWER))
                .isPresent();
    }

    private static long wrong(Summary summary) {
        return Optional.ofNullable(summary.errors().get(Outcome.of(Kind.CHECK)))
                .map(ErrorCount::count)
                .orElse(0L);
    }
}
