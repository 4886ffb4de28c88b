package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Chart.Named;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.sections.LoadSections;
import analysis.report.sections.ReadyScalingTable;
import analysis.report.sections.SweepCharts;
import analysis.report.svg.Line.Point;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.NamedRun;
import analysis.summary.comparison.Scaling;
import analysis.summary.figures.Figure;
import analysis.summary.load.LoadLevel;
import analysis.summary.load.LoadSweep;
import analysis.summary.load.ReadyScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Section on scaling with users, within a run or over runs of one level each. */
final class ScalingSection {

    private static final double PERCENT = 100;

    /** Height to which the ideal line is drawn, relative to the highest measured value. */
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
        List<Block> blocks = new ArrayList<>(
                comparison.scalings().isEmpty() ? List.of() : new ScalingSection(comparison.scalings()).blocks());
        ready(comparison).ifPresent(scaling -> blocks.addAll(ReadyScalingTable.blocks(scaling)));
        return blocks;
    }

    /** Scaling of pulls and loads over all runs. */
    static Optional<ReadyScaling> ready(RunComparison comparison) {
        return ReadyScaling.of(comparison.runs().stream().map(NamedRun::data).toList());
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
                        "Speed relative to one user after another. Dashed: linear scaling.",
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
                new Paragraph(LoadSections.SCALING + " s per generation: time in which all users finish one"
                        + " generation each. By requests/s: the same efficiency,"
                        + " regardless of answer length."));
    }

    private static List<Named> ideal(Point from, Point to) {
        return List.of(new Named("linear scaling", "", List.of(from, to)));
    }

    /** Shortest name that is unique. */
    private String name(Scaling scaling) {
        String run = Names.letters(scaling.runs());
        String model = scaling.sweep().model();
        return oneRun ? model : oneModel ? run : run + ": " + model;
    }

    private Table table() {
        record Row(Scaling scaling, LoadLevel level) {
            LoadSweep sweep() {
                return scaling.sweep();
            }

            Cell compared(double value) {
                return LoadSections.compared(value, sweep(), level);
            }
        }
        TableBuilder<Row> table = new TableBuilder<Row>("By the number of users")
                .text("Run", row -> Names.letters(row.scaling().runs()))
                .numeric("Users", "", row -> Cell.text(row.level().load().text()))
                .value("s per generation", "", 3, row -> row.scaling().overallS(row.level()))
                .numeric("Speed-up", "times", 2, row -> row.compared(row.sweep().speedUp(row.level())))
                .numeric(
                        "Scaling efficiency",
                        "%",
                        0,
                        row -> row.compared(row.sweep().efficiencyPct(row.level())))
                .numeric(
                        "By requests/s",
                        "%",
                        0,
                        row -> row.compared(row.sweep().efficiencyPct(row.level(), Figure.REQUESTS_PER_S)))
                .cell("Rating", row -> LoadSections.rating(row.sweep(), row.level()));
        scalings.stream().map(scaling -> scaling.sweep().model()).distinct().forEach(model -> {
            table.group(model);
            scalings.stream()
                    .filter(scaling -> scaling.sweep().model().equals(model))
                    .forEach(scaling -> scaling.sweep().levels().forEach(level -> table.row(new Row(scaling, level))));
        });
        return table.build();
    }
}
