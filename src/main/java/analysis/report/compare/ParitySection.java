package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.svg.Intervals;
import analysis.report.text.Decimal;
import analysis.summary.comparison.Parity;
import analysis.summary.comparison.Parity.Figure;
import analysis.summary.comparison.Parity.Finding;
import analysis.summary.comparison.RunComparison;
import java.util.ArrayList;
import java.util.List;

/** Section on the parity of servers that did the same work. */
final class ParitySection {

    private ParitySection() {}

    static List<Block> blocks(RunComparison comparison) {
        List<Block> blocks = new ArrayList<>();
        for (Parity parity : comparison.parities()) {
            blocks.add(new Paragraph(sentence(parity)));
            blocks.add(table(parity));
        }
        if (!blocks.isEmpty()) {
            boolean told =
                    comparison.runs().stream().allMatch(run -> run.data().info().target() != null);
            blocks.add(new Paragraph("In parity: the whole interval is within "
                    + Decimal.fixed(Parity.MARGIN_PCT, 0)
                    + " % (dashed). Different: a proven difference, possibly larger. Open: the samples allow"
                    + " both."
                    + (told ? "" : " A file without a server name counts as a server of its own.")));
        }
        return blocks;
    }

    private static String sentence(Parity parity) {
        return parity.node() + " against " + parity.reference() + ": " + count(parity, Finding.PARITY) + " of "
                + parity.figures().size() + " figures in parity, " + count(parity, Finding.DIFFERENT) + " different, "
                + count(parity, Finding.OPEN) + " open.";
    }

    private static long count(Parity parity, Finding finding) {
        return parity.figures().stream()
                .filter(figure -> figure.finding() == finding)
                .count();
    }

    private static Table table(Parity parity) {
        Intervals axis = Intervals.spanning(
                parity.figures().stream()
                        .flatMapToDouble(figure -> Amounts.extent(figure.change(), figure.finding() != Finding.OPEN)),
                Parity.MARGIN_PCT);
        TableBuilder<Figure> table = new TableBuilder<Figure>(
                        "Parity of " + parity.node() + " with " + parity.reference())
                .groupedBy("Series")
                .text("Figure", figure -> figure.row().figure().label())
                .numeric(
                        "Change",
                        "%",
                        figure -> Cell.text(Amounts.pct(figure.change().pct())))
                .drawings(
                        "with its interval",
                        axis.axis(),
                        figure -> Cell.drawn(Amounts.drawing(axis, figure.change(), tone(figure.finding())), ""))
                .cell("Finding", figure -> Cell.text(figure.finding().text()).toned(tone(figure.finding())))
                .numeric("From", "%", figure -> Amounts.low(figure.change()))
                .numeric("To", "%", figure -> Amounts.high(figure.change()));
        RowGroups groups = new RowGroups(table);
        for (Figure figure : parity.figures()) {
            groups.before(figure.row());
            table.row(figure);
        }
        return table.build();
    }

    private static Tone tone(Finding finding) {
        return switch (finding) {
            case PARITY -> Tone.GOOD;
            case DIFFERENT -> Tone.WARNING;
            case OPEN -> Tone.NEUTRAL;
        };
    }
}
