package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.page.Table;
import analysis.report.page.TableBuilder;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.summary.ConversationCourse;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import java.util.List;
import java.util.OptionalDouble;

/** Chart and table of conversations: TTFT as the context grows, and the duration of all turns. */
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
                        "Median of the successful generations of each turn; each turn resends the whole history.",
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

    /** Table of whole conversations. */
    static Table table(RunSummary run) {
        return new TableBuilder<ConversationCourse>("Whole conversations")
                .text("Model", ConversationCourse::model)
                .text("Kind", ConversationCourse::kind)
                .count("Turns", course -> course.turns().size())
                .count("Begun", ConversationCourse::begun)
                .count("Completed", ConversationCourse::completed)
                .number("Duration mean", "s", 2, ConversationCourse::durationS)
                .number("TTFT p50, first turn", "ms", 1, course -> ttft(course, 0))
                .number(
                        "last turn",
                        "ms",
                        1,
                        course -> ttft(course, course.turns().size() - 1))
                .note("Duration: all answers of a conversation, one after the other.")
                // sessions have varying numbers of turns, so SessionTable shows them
                .build(run.sessions().isEmpty() ? ConversationCourse.of(run) : List.<ConversationCourse>of());
    }

    private static OptionalDouble ttft(ConversationCourse course, int turn) {
        return TTFT.of(course.turns().get(turn).summary());
    }
}
