package analysis.report.page;

import analysis.report.page.Chart.Named;
import analysis.report.svg.Axis.Tick;
import analysis.report.svg.Line.Point;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Table with the data of a chart: one row per position that the lines share, or per point if the points have labels. Many positions are
 * thinned evenly to {@value #MOST_ROWS}.
 */
final class ChartTable {

    private static final int MOST_ROWS = 24;

    private ChartTable() {}

    static Table of(Chart chart) {
        if (chart.lines().stream()
                .flatMap(line -> line.points().stream())
                .anyMatch(point -> !point.label().isEmpty())) {
            return labelled(chart);
        }
        boolean sharesHeights =
                chart.lines().size() > 1 && shares(chart.lines(), Point::y) && !shares(chart.lines(), Point::x);
        return sharesHeights
                ? shared(chart, chart.y().title(), Point::y, Point::x)
                : shared(chart, chart.x().title(), Point::x, Point::y);
    }

    private static boolean shares(List<Named> lines, ToDoubleFunction<Point> axis) {
        return lines.stream().map(line -> positions(line, axis)).distinct().count() == 1;
    }

    private static List<Double> positions(Named line, ToDoubleFunction<Point> axis) {
        return line.points().stream().map(axis::applyAsDouble).toList();
    }

    private static Table labelled(Chart chart) {
        TableBuilder<Point> table = new TableBuilder<Point>(chart.title() + " as a table")
                .text("Level", Point::label)
                .value(chart.x().title(), "", Point::x)
                .value(chart.y().title(), "", Point::y);
        for (Named line : chart.lines()) {
            table.group(line.label());
            line.points().forEach(table::row);
        }
        return table.build();
    }

    private static Table shared(
            Chart chart, String title, ToDoubleFunction<Point> axis, ToDoubleFunction<Point> value) {
        List<Double> all = chart.lines().stream()
                .flatMap(line -> positions(line, axis).stream())
                .distinct()
                .sorted()
                .toList();
        TableBuilder<Double> table = new TableBuilder<>(chart.title() + " as a table");
        if (chart.x().ticks().isEmpty()) {
            table.value(title, "", position -> position);
        } else {
            table.text(title, position -> tick(chart, position));
        }
        chart.lines()
                .forEach(line -> table.number(
                        line.label().isEmpty() ? chart.y().title() : line.label(),
                        "",
                        position -> at(line, position, axis, value)));
        return table.build(some(all));
    }

    private static String tick(Chart chart, double position) {
        return chart.x().ticks().stream()
                .filter(tick -> tick.value() == position)
                .map(Tick::label)
                .findFirst()
                .orElse("");
    }

    private static OptionalDouble at(
            Named line, double position, ToDoubleFunction<Point> axis, ToDoubleFunction<Point> value) {
        return line.points().stream()
                .filter(point -> axis.applyAsDouble(point) == position)
                .mapToDouble(value)
                .filter(number -> !Double.isNaN(number))
                .findFirst();
    }

    private static List<Double> some(List<Double> all) {
        return all.size() <= MOST_ROWS
                ? all
                : IntStream.range(0, MOST_ROWS)
                        .mapToObj(i -> all.get((int) Math.round(i * (all.size() - 1.0) / (MOST_ROWS - 1))))
                        .toList();
    }
}
