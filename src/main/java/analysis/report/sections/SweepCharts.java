package analysis.report.sections;

import static analysis.summary.figures.Quantity.LATENCY;
import static analysis.summary.figures.Quantity.TTFT;

import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.summary.figures.Figure;
import analysis.summary.load.LoadLevel;
import analysis.summary.load.LoadSweep;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Charts of load levels, with a line per sweep.
 *
 * @param id prefix of the charts' ids
 * @param load title of the load axis
 */
public record SweepCharts(List<LoadSweep> sweeps, String id, String load) {

    /** Chart of a figure. */
    public Chart of(String name, Figure figure, String note, List<Named> references) {
        String unit = figure.unit().isEmpty() ? figure.quantity() : figure.unit();
        return of(name, figure.title(), unit, note, (sweep, level) -> figure.of(level.summary()), references);
    }

    /** Chart of any value of a level; levels without the value have no point. */
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
        return new Chart(
                id + "-" + name,
                title,
                note,
                areUsers() ? Axis.counts(load, most()) : Axis.exact(load, most()),
                Axis.fromZero(unit, highest(lines, references, Point::y)),
                Line.Style.MARKED,
                Colour.BLUE,
                lines,
                references);
    }

    private boolean areUsers() {
        return sweeps.stream().allMatch(sweep -> sweep.highest().load().users().isPresent());
    }

    /** Highest load of all sweeps. */
    public double most() {
        return sweeps.stream()
                .mapToDouble(sweep -> sweep.highest().load().amount())
                .max()
                .orElse(0);
    }

    /**
     * Chart of delay against throughput, with one point per level, labelled with its load; lower right is better.
     *
     * @param limits lines of objectives on {@link #delay}
     */
    public Chart tradeOff(List<Named> limits) {
        Figure carried = throughput();
        Figure delay = delay();
        List<Named> lines = sweeps.stream()
                .map(sweep -> new Named(
                        sweep.name(),
                        "",
                        sweep.levels().stream()
                                .filter(level -> delay.of(level.summary()).isPresent())
                                .map(level -> new Point(
                                        level.value(carried),
                                        level.value(delay),
                                        level.load().text()))
                                .toList()))
                .toList();
        double most = highest(lines, List.of(), Point::x);
        List<Named> references = new ArrayList<>();
        if (sweeps.size() > 1) {
            references.add(new Named("Pareto front", "", ParetoEdge.of(lines)));
        }
        limits.forEach(limit -> references.add(new Named(
                limit.label(),
                "",
                limit.points().stream()
                        .flatMap(at -> Stream.of(new Point(0, at.y()), new Point(most, at.y())))
                        .toList())));
        double lowest = Stream.concat(lines.stream(), references.stream())
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .min()
                .orElse(0);
        return new Chart(
                id + "-trade-off",
                carried.title() + " against " + delay.label(),
                "One point per level, labelled with its " + load + " where there is room; lower right is better."
                        + (sweeps.size() > 1
                                ? " The Pareto front joins the levels that no other level beats in both."
                                : ""),
                Axis.fromZero(carried.label(), most),
                Axis.spanning(delay.label() + ", ms", lowest, highest(lines, references, Point::y)),
                Line.Style.MARKED,
                Colour.BLUE,
                lines,
                references);
    }

    /** Figure of the throughput: tokens/s if every sweep counts them, so that all share one axis; otherwise requests/s. */
    private Figure throughput() {
        return sweeps.stream().allMatch(sweep -> sweep.throughput() == Figure.SYSTEM_TOKENS_PER_S)
                ? Figure.SYSTEM_TOKENS_PER_S
                : Figure.REQUESTS_PER_S;
    }

    /** Figure of the delay: p95 of the TTFT, or of the latency if answers are not streamed. */
    public Figure delay() {
        boolean streamed = sweeps.stream()
                .flatMap(sweep -> sweep.levels().stream())
                .anyMatch(level -> TTFT.of(level.summary()).isPresent());
        return (streamed ? TTFT : LATENCY).p95();
    }

    private static double highest(List<Named> lines, List<Named> references, ToDoubleFunction<Point> value) {
        return Stream.concat(lines.stream(), references.stream())
                .flatMap(line -> line.points().stream())
                .mapToDouble(value)
                .max()
                .orElse(0);
    }
}
