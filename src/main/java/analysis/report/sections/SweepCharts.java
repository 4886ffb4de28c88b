package analysis.report.sections;

import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.summary.figures.Figure;
import analysis.summary.load.LoadLevel;
import analysis.summary.load.LoadSweep;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Charts of levels of load, a line for each sweep.
 *
 * @param id begins the ids of the charts
 * @param load what the levels are levels of
 */
public record SweepCharts(List<LoadSweep> sweeps, String id, String load) {

    /** The chart of a figure. */
    public Chart of(String name, Figure figure, String note, List<Named> references) {
        String unit = figure.unit().isEmpty() ? figure.quantity() : figure.unit();
        return of(name, figure.title(), unit, note, (sweep, level) -> figure.of(level.summary()), references);
    }

    /** The chart of anything else that a level has; nothing where it is absent. */
    public Chart of(
            String name,
            String title,
            String unit,
            String note,
            BiFunction<LoadSweep, LoadLevel, OptionalDouble> value,
            List<Named> references) {
        List<Named> lines = sweeps.stream()
                .map(sweep -> new Named(
                        sweep.name(),
                        "",
                        sweep.levels().stream()
                                .flatMap(level -> value.apply(sweep, level).stream()
                                        .mapToObj(y -> new Point(level.load().amount(), y)))
                                .toList()))
                .toList();
        double highest = Stream.concat(lines.stream(), references.stream())
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .max()
                .orElse(0);
        return new Chart(
                id + "-" + name,
                title,
                note,
                Axis.exact(load, most()),
                Axis.fromZero(unit, highest),
                Line.Style.MARKED,
                Colour.BLUE,
                lines,
                references);
    }

    /** The highest load of all sweeps. */
    public double most() {
        return sweeps.stream()
                .mapToDouble(sweep -> sweep.highest().load().amount())
                .max()
                .orElse(0);
    }
}
