package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.summary.ConversationCourse;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import java.util.List;

/** How conversations go on: TTFT as the context grows, and how long all turns take together. */
final class ConversationTurns {

    private static final Figure TTFT = Quantity.TTFT.p50();

    private ConversationTurns() {}

    static List<Block> charts(RunSummary run) {
        List<ConversationCourse> all = ConversationCourse.of(run);
        List<Named> lines = all.stream()
                .map(course -> new Named(name(run, course), "", points(course)))
                .toList();
        List<Point> points =
                lines.stream().flatMap(line -> line.points().stream()).toList();
        return points.isEmpty()
                ? List.of()
                : List.of(new Chart(
                        "conversation-turns",
                        "TTFT by turn",
                        "Median of the successful generations of each turn; each turn sends all before it again.",
                        Axis.counts(
                                "turn",
                                points.stream().mapToDouble(Point::x).max().orElse(1)),
                        Axis.fromZero(
                                "ms",
                                points.stream().mapToDouble(Point::y).max().orElse(0)),
                        Line.Style.MARKED,
                        Colour.BLUE,
                        lines,
                        List.of()));
    }

    private static List<Point> points(ConversationCourse course) {
        return course.turns().stream()
                .flatMap(turn -> TTFT.of(turn.summary()).stream().mapToObj(ms -> new Point(turn.number(), ms)))
                .toList();
    }

    private static String name(RunSummary run, ConversationCourse course) {
        return run.models().size() == 1 ? course.kind() : course.model() + ", " + course.kind();
    }

    /** How long a conversation takes. */
    static Table table(RunSummary run) {
        Table.Builder table = new Table.Builder("Whole conversations")
                .text("Model")
                .text("Kind")
                .number("Turns", "")
                .number("Begun", "")
                .number("Completed", "")
                .number("Duration mean", "s", 2)
                .number("TTFT p50, first turn", "ms", 1)
                .number("last turn", "ms", 1);
        // Sessions differ in their number of turns: SessionTable has them.
        for (ConversationCourse course :
                run.sessions().isEmpty() ? ConversationCourse.of(run) : List.<ConversationCourse>of()) {
            int turns = course.turns().size();
            table.row(
                    Cell.text(course.model()),
                    Cell.text(course.kind()),
                    Cell.count(turns),
                    Cell.count(course.begun()),
                    Cell.count(course.completed()),
                    Cell.number(course.durationS()),
                    Cell.number(TTFT.of(course.turns().get(0).summary())),
                    Cell.number(TTFT.of(course.turns().get(turns - 1).summary())));
        }
        return table.note("Duration: all answers of a conversation, one after the other.")
                .build();
    }
}
