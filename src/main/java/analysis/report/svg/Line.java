package analysis.report.svg;

import java.util.List;

/**
 * Line of a chart.
 *
 * @param points in the order in which they are joined; a point whose y is NaN breaks the line
 */
public record Line(Colour colour, Style style, List<Point> points) {

    public Line {
        points = List.copyOf(points);
    }

    /** Whether a mark has a label. */
    boolean isLabelled() {
        return points.stream().anyMatch(point -> !point.label.isEmpty());
    }

    /**
     * Position in the units of the axes.
     *
     * @param label beside its mark; empty for none
     */
    public record Point(double x, double y, String label) {

        public Point(double x, double y) {
            this(x, y, "");
        }
    }

    /** How the points are joined. */
    public enum Style {
        PLAIN,
        /** Marks at the points, which were measured, unlike the line between them. */
        MARKED,
        /** Steps: a value holds until the next point, and the area below is tinted. */
        STEPS,
        /** Dashed line that measured lines are compared with. */
        REFERENCE
    }
}
