package analysis.report.svg;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param colour by which lines differ
 * @param points in the order in which they are joined; the line is broken at a point whose y is not a number
 */
public record Line(Colour colour, Style style, List<Point> points) {

    public Line {
        points = List.copyOf(points);
    }

    /**
     * A position in the units of the axes.
     *
     * @param label beside its mark; empty: none
     */
    public record Point(double x, double y, String label) {

        public Point(double x, double y) {
            this(x, y, "");
        }
    }

    /** How the points are joined. */
    public enum Style {
        PLAIN,
        /** A mark at each point: these, not the line between them, were measured. */
        MARKED,
        /** The value holds until the next point; the area below is tinted. */
        STEPS,
        /** Dashed: what the measured lines are compared with. */
        REFERENCE
    }
}
