package analysis.report.sections;

import analysis.report.page.Chart.Named;
import analysis.report.svg.Line.Point;
import analysis.stats.Course;
import analysis.stats.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Line of values that may drift, with the slope fitted to them.
 *
 * @param x maps the course's positions to the axis
 * @param y maps the course's values to the axis
 */
record TrendLine(Course course, DoubleUnaryOperator x, DoubleUnaryOperator y) {

    List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < course.x().length; i++) {
            points.add(new Point(x.applyAsDouble(course.x()[i]), y.applyAsDouble(course.y()[i])));
        }
        return points;
    }

    /** Fitted line; empty if the values are too few or too variable for a slope. */
    List<Point> fitted(Trend trend) {
        return trend.isBounded()
                ? Stream.of(course.x()[0], course.x()[course.x().length - 1])
                        .map(at -> new Point(x.applyAsDouble(at), y.applyAsDouble(course.fitted(trend, at))))
                        .toList()
                : List.of();
    }

    /** Fitted lines joined into one with breaks, so that the key names them once. */
    static List<Named> together(List<List<Point>> fitted) {
        List<Point> points = fitted.stream()
                .filter(line -> !line.isEmpty())
                .flatMap(line -> Stream.concat(line.stream(), Stream.of(new Point(0, Double.NaN))))
                .toList();
        return points.isEmpty() ? List.of() : List.of(new Named("fitted slope", "", points));
    }

    static double[] heights(List<List<Point>> lines) {
        return lines.stream()
                .flatMapToDouble(line -> line.stream().mapToDouble(Point::y))
                .toArray();
    }

    /** Largest distance of a value from {@code base}. */
    static double largest(Course course, double base) {
        return DoubleStream.of(course.y()).map(y -> Math.abs(y - base)).max().orElse(0);
    }
}
