package analysis.report.sections;

import analysis.report.page.Chart.Named;
import analysis.report.svg.Line.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pareto front: points that no other point beats in both throughput (x, higher is better) and delay (y, lower is better). */
final class ParetoEdge {

    private ParetoEdge() {}

    /** Points of the front in order of throughput, without labels. */
    static List<Point> of(List<Named> lines) {
        List<Point> all = lines.stream()
                .flatMap(line -> line.points().stream())
                .sorted(Comparator.comparingDouble(Point::x).reversed().thenComparing(Point::y))
                .toList();
        List<Point> edge = new ArrayList<>();
        double lowest = Double.POSITIVE_INFINITY;
        for (Point point : all) {
            if (point.y() < lowest) {
                edge.add(0, new Point(point.x(), point.y()));
                lowest = point.y();
            }
        }
        return edge;
    }
}
