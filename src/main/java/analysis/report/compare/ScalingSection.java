package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Chart.Named;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.sections.LoadSections;
import analysis.report.sections.SweepCharts;
import analysis.report.svg.Line.Point;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.Scaling;
import analysis.summary.figures.Figure;
import analysis.summary.load.LoadLevel;
import analysis.summary.load.LoadSweep;
import java.util.List;
import java.util.OptionalDouble;

/** What more users bring, within a run or over runs of one level each. */
final class ScalingSection {

    private static final double PERCENT = 100;

    /** How far the ideal is drawn beyond what was measured. */
    private static final double ROOM = 1.15;

    private final List<Scaling> scalings;
    private final boolean oneModel;
    private final boolean oneRun;

    private ScalingSection(List<Scaling> scalings) {
        this.scalings = scalings;
        this.oneModel = scalings.stream()
                        .map(scaling -> scaling.sweep().model())
                        .distinct()
                        .count()
                == 1;
        this.oneRun = scalings.stream().map(Scaling::runs).distinct().count() == 1;
    }

    static List<Block> blocks(RunComparison comparison) {
        return comparison.scalings().isEmpty() ? List.of() : new ScalingSection(comparison.scalings()).blocks();
    }

    private List<Block> blocks() {
        SweepCharts charts = new SweepCharts(
                scalings.stream()
                        .map(scaling -> new LoadSweep(
                                scaling.sweep().model(),
                                name(scaling),
                                scaling.sweep().levels()))
                        .toList(),
                "scaling",
                "users at once");
        double highest = scalings.stream()
                .flatMap(scaling -> scaling.sweep().levels().stream().map(scaling.sweep()::speedUp))
                .max(Double::compare)
                .orElse(0.0);
        double drawn = Math.min(charts.most(), ROOM * highest);
        return List.of(
                charts.tradeOff(List.of()),
                charts.of(
                        "speed-up",
                        "Speed-up",
                        "times",
                        "How many times as fast as one user after the other. Dashed: each user as fast as alone.",
                        (sweep, level) -> OptionalDouble.of(sweep.speedUp(level)),
                        ideal(new Point(0, 0), new Point(drawn, drawn))),
                charts.of(
                        "efficiency",
                        "Scaling efficiency",
                        "%",
                        "Dashed: linear scaling.",
                        (sweep, level) -> OptionalDouble.of(sweep.efficiencyPct(level)),
                        ideal(new Point(0, PERCENT), new Point(charts.most(), PERCENT))),
                table(),
                new Paragraph(LoadSections.SCALING + " s per generation: how long all users together take to finish one"
                        + " each. By requests/s: the same efficiency, whatever the length of the answers."));
    }

    private static List<Named> ideal(Point from, Point to) {
        return List.of(new Named("linear scaling", "", List.of(from, to)));
    }

    /** As short as tells it from the others. */
    private String name(Scaling scaling) {
        String run = Names.letters(scaling.runs());
        String model = scaling.sweep().model();
        return oneRun ? model : oneModel ? run : run + ": " + model;
    }

    private Table table() {
        Table.Builder table = new Table.Builder("By the number of users")
                .text("Run")
                .number("Users", "")
                .number("s per generation", "", 3)
                .number("Speed-up", "times", 2)
                .number("Scaling efficiency", "%", 0)
                .number("By requests/s", "%", 0)
                .text("Rating");
        scalings.stream().map(scaling -> scaling.sweep().model()).distinct().forEach(model -> {
            table.group(model);
            scalings.stream()
                    .filter(scaling -> scaling.sweep().model().equals(model))
                    .forEach(scaling -> scaling.sweep().levels().forEach(level -> table.row(cells(scaling, level))));
        });
        return table.build();
    }

    private static Cell[] cells(Scaling scaling, LoadLevel level) {
        LoadSweep sweep = scaling.sweep();
        return new Cell[] {
            Cell.text(Names.letters(scaling.runs())),
            Cell.text(level.load().text()),
            Cell.number(scaling.overallS(level)),
            Cell.number(sweep.speedUp(level)),
            Cell.number(sweep.efficiencyPct(level)),
            Cell.number(sweep.efficiencyPct(level, Figure.REQUESTS_PER_S)),
            LoadSections.rating(sweep, level)
        };
    }
}
