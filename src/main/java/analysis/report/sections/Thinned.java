package analysis.report.sections;

import analysis.report.svg.Line.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Thinning of points for a chart: of each stretch of neighbours the lowest and the highest are kept, so that no peak is lost. */
final class Thinned {

    /** Largest number of points; a chart cannot resolve more. */
    static final int MOST = 400;

    private static final Comparator<Point> BY_HEIGHT = Comparator.comparingDouble(Point::y);

    private Thinned() {}

    /** Thins {@code points}, which ascend in x; points whose y is NaN are dropped. */
    static List<Point> of(List<Point> points) {
        if (points.size() <= MOST) {
            return points;
        }
        List<Point> kept = new ArrayList<>();
        int stretches = MOST / 2;
        for (int i = 0; i < stretches; i++) {
            List<Point> stretch = points
                    .subList((int) ((long) i * points.size() / stretches), (int)
                            ((long) (i + 1) * points.size() / stretches))
                    .stream()
                    .filter(point -> !Double.isNaN(point.y()))
                    .toList();
            if (!stretch.isEmpty()) {
                Point lowest = stretch.stream().min(BY_HEIGHT).orElseThrow();
                Point highest = stretch.stream().max(BY_HEIGHT).orElseThrow();
                kept.add(lowest.x() <= highest.x() ? lowest : highest);
                if (!lowest.equals(highest)) {
                    kept.add(lowest.x() <= highest.x() ? highest : lowest);
                }
            }
        }
        return kept;
    }
}
