package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.stats.CountTest;
import analysis.summary.RunSummary;
import analysis.summary.figures.Summary;
import analysis.summary.samples.ErrorCount;
import java.util.List;
import java.util.Locale;
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
        record Row(run.Cell cell, long wrong, long answers) {
            CountTest test() {
                return new CountTest(0, 0, (int) wrong, (int) answers);
            }
        }
        return List.of(
                new TableBuilder<Row>("Right answers")
                        .text("Model", row -> row.cell().model())
                        .text("Series", row -> row.cell().series())
                        .count("Answers", Row::answers)
                        .count("Right", row -> row.answers() - row.wrong())
                        .numeric(
                                "Share",
                                "%",
                                1,
                                row -> Cell.number(100 * (1 - row.test().rate()))
                                        .toned(row.wrong() == 0 ? Tone.NEUTRAL : Tone.WARNING))
                        .text("95 % interval", row -> interval(row.test()))
                        .build(run.cells().entrySet().stream()
                                .map(cell -> new Row(
                                        cell.getKey(),
                                        wrong(cell.getValue()),
                                        cell.getValue().ok() + wrong(cell.getValue())))
                                .filter(row -> row.answers() > 0)
                                .toList()),
                new Paragraph(
                        "Answers that came whole and passed every check, by what their prompts expect. The others count as"
                                + " failed, so that a verdict judges their share and takes no times of them. Intervals are Clopper and"
                                + " Pearson's."));
    }

    private static String interval(CountTest test) {
        return String.format(Locale.ROOT, "%.1f–%.1f", 100 * (1 - test.high(TAIL)), 100 * (1 - test.low(TAIL)));
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
