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
 * Values that may rise or fall in the long run, and the line that was fitted to them.
 *
 * @param x position of what the course is over
 * @param y height of its values
 */
record TrendLine(Course course, DoubleUnaryOperator x, DoubleUnaryOperator y) {

    List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < course.x().length; i++) {
            points.add(new Point(x.applyAsDouble(course.x()[i]), y.applyAsDouble(course.y()[i])));
        }
        return points;
    }

    /** Nothing if the values are too few or too unsteady for a slope. */
    List<Point> fitted(Trend trend) {
        return trend.isBounded()
                ? Stream.of(course.x()[0], course.x()[course.x().length - 1])
                        .map(at -> new Point(x.applyAsDouble(at), y.applyAsDouble(course.fitted(trend, at))))
                        .toList()
                : List.of();
    }

    /** Several fitted lines as one that is broken between them, so that the key names them once. */
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

    /** The largest distance of a value from {@code base}. */
    static double largest(Course course, double base) {
        return DoubleStream.of(course.y()).map(y -> Math.abs(y - base)).max().orElse(0);
    }
}
