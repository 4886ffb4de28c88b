package analysis.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Placement of labels beside their marks without overlap with other labels and marks. A label that has no free place is left out; the
 * chart's table has it.
 */
final class PointLabels {

    private static final double WIDTH_OF_CHARACTER = 0.6;

    private final double font;
    private final double gap;
    private final List<Box> taken = new ArrayList<>();

    /**
     * @param font height of the letters
     * @param gap distance from the centre of a mark to its label
     */
    PointLabels(double font, double gap) {
        this.font = font;
        this.gap = gap;
    }

    private record Box(double left, double top, double right, double bottom) {

        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    /**
     * Anchor of a text.
     *
     * @param anchor {@code start} or {@code end}, as in SVG
     */
    record Place(double x, double y, String anchor) {}

    /** Reserves the place of a mark. */
    void mark(double x, double y) {
        double radius = gap / 2;
        taken.add(new Box(x - radius, y - radius, x + radius, y + radius));
    }

    /** Best free place for the label of the mark at {@code x} and {@code y}; empty if there is none. */
    Optional<Place> place(double x, double y, String label) {
        for (double down : new double[] {-gap / 2, font}) {
            for (double side : new double[] {-1, 1}) {
                double width = label.length() * font * WIDTH_OF_CHARACTER;
                double edge = x + side * gap;
                Box box = new Box(
                        side < 0 ? edge - width : edge,
                        y + down - font * 0.8,
                        side < 0 ? edge : edge + width,
                        y + down);
                if (taken.stream().noneMatch(box::meets)) {
                    taken.add(box);
                    return Optional.of(new Place(edge, y + down, side < 0 ? "end" : "start"));
                }
            }
        }
        return Optional.empty();
    }
}
