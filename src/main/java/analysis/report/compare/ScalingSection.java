package analysis.report.compare;

import analysis.report.Decimal;
import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Figure;
import analysis.report.page.Figure.Named;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.summary.RunComparison;
import analysis.summary.Scaling;
import analysis.summary.Scaling.Level;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What more users bring, within a run or over runs of one level each. */
final class ScalingSection {

    private static final double PERCENT = 100;

    /** How far the ideal is drawn beyond what was measured. */
    private static final double ROOM = 1.15;

    private final List<Scaling> scalings;
    private final boolean oneModel;
    private final boolean oneRun;
    private final int mostUsers;

    private ScalingSection(List<Scaling> scalings) {
        this.scalings = scalings;
        this.oneModel = scalings.stream().map(Scaling::model).distinct().count() == 1;
        this.oneRun = scalings.stream().map(Scaling::runs).distinct().count() == 1;
        this.mostUsers = (int) highest(Level::users);
    }

    static List<Block> blocks(RunComparison comparison) {
        return comparison.scalings().isEmpty() ? List.of() : new ScalingSection(comparison.scalings()).blocks();
    }

    private List<Block> blocks() {
        double drawn = Math.min(mostUsers, ROOM * highest(Level::speedUp));
        return List.of(
                figure(
                        "speed-up",
                        "Speed-up against serial work",
                        "How many times as fast as one user after the other. Dashed: each user as fast as alone.",
                        Axis.fromZero("times", Math.max(drawn, highest(Level::speedUp))),
                        Level::speedUp,
                        List.of(new Point(0, 0), new Point(drawn, drawn))),
                figure(
                        "efficiency",
                        "Scaling efficiency",
                        "Users × single user's time / (users × overall duration). Dashed: linear scaling.",
                        Axis.fromZero("%", Math.max(PERCENT, PERCENT * highest(Level::efficiency))),
                        level -> PERCENT * level.efficiency(),
                        List.of(new Point(0, PERCENT), new Point(mostUsers, PERCENT))),
                table(),
                new Paragraph("s per generation: how long all users together take to finish one each. Speed-up: against"
                        + " serial. Efficiency: (users x single-user time) / (users x overall duration); above 70 % is"
                        + " excellent, 50 to 70 good, 30 to 50 acceptable with some contention, below 30 poor. By tokens:"
                        + " the same over system tokens/s."));
    }

    private Figure figure(
            String id, String title, String note, Axis y, ToDoubleFunction<Level> value, List<Point> ideal) {
        return new Figure(
                "scaling-" + id,
                title,
                note,
                Axis.exact("users at once", mostUsers),
                y,
                Line.Style.MARKED,
                Colour.BLUE,
                scalings.stream()
                        .map(scaling -> new Named(
                                name(scaling),
                                "",
                                scaling.levels().stream()
                                        .map(level -> new Point(level.users(), value.applyAsDouble(level)))
                                        .toList()))
                        .toList(),
                List.of(new Named("linear scaling", "", ideal)));
    }

    /** As short as tells it from the others. */
    private String name(Scaling scaling) {
        String run = Names.letters(scaling.runs());
        return oneModel ? oneRun ? scaling.model() : run : oneRun ? scaling.model() : run + ": " + scaling.model();
    }

    private double highest(ToDoubleFunction<Level> value) {
        return scalings.stream()
                .flatMap(scaling -> scaling.levels().stream())
                .mapToDouble(value)
                .max()
                .orElse(0);
    }

    private Table table() {
        Table.Builder table = new Table.Builder("By the number of users")
                .text("Run")
                .number("Users", "")
                .number("s per generation", "")
                .number("Speed-up", "")
                .number("Efficiency", "%")
                .number("By tokens", "%")
                .text("Rating");
        scalings.stream().map(Scaling::model).distinct().forEach(model -> {
            table.group(model);
            scalings.stream()
                    .filter(scaling -> scaling.model().equals(model))
                    .forEach(scaling -> scaling.levels().forEach(level -> table.row(cells(scaling, level))));
        });
        return table.build();
    }

    private static Cell[] cells(Scaling scaling, Level level) {
        boolean base = level == scaling.levels().get(0);
        return new Cell[] {
            Cell.text(Names.letters(scaling.runs())),
            Cell.text(Integer.toString(level.users())),
            Cell.text(Decimal.fixed(level.userS(), 3)),
            Cell.text(Decimal.fixed(level.speedUp(), 2) + "x"),
            Cell.text(Decimal.fixed(PERCENT * level.efficiency(), 0)),
            Cell.text(
                    level.tokenEfficiency().isPresent()
                            ? Decimal.fixed(PERCENT * level.tokenEfficiency().getAsDouble(), 0)
                            : ""),
            Cell.text(base ? "(base)" : level.rating())
        };
    }
}
