package analysis.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Placement of labels beside their marks without overlap with other labels, marks and lines. A label that has no free place is
 * left out; the chart's table has it.
 */
final class PointLabels {

    private static final double WIDTH_OF_CHARACTER = 0.6;
    private static final double HEIGHT = 0.8;
    private static final double LINE = 1;

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
     * @param anchor {@code start}, {@code middle} or {@code end}, as in SVG
     */
    record Place(double x, double y, String anchor) {}

    /** Reserves the place of a mark. */
    void mark(double x, double y) {
        double radius = gap / 2;
        taken.add(new Box(x - radius, y - radius, x + radius, y + radius));
    }

    /** Reserves the straight line from one place to another, so that no label is placed on it. */
    void line(double fromX, double fromY, double toX, double toY) {
        int steps = (int) Math.ceil(Math.hypot(toX - fromX, toY - fromY) / gap) + 1;
        for (int i = 0; i <= steps; i++) {
            double x = fromX + (toX - fromX) * i / steps;
            double y = fromY + (toY - fromY) * i / steps;
            taken.add(new Box(x - LINE, y - LINE, x + LINE, y + LINE));
        }
    }

    /** Best free place for the label of the mark at {@code x} and {@code y}; empty if there is none. */
    Optional<Place> place(double x, double y, String label) {
        double width = label.length() * font * WIDTH_OF_CHARACTER;
        double[][] places = {
            {-1, -gap / 2}, {1, -gap / 2}, {-1, font}, {1, font}, {0, -gap}, {0, gap + font * HEIGHT},
        };
        for (double[] at : places) {
            double middle = x + at[0] * (gap + width / 2);
            double bottom = y + at[1];
            Box box = new Box(middle - width / 2, bottom - font * HEIGHT, middle + width / 2, bottom);
            if (taken.stream().noneMatch(box::meets)) {
                taken.add(box);
                String anchor = at[0] < 0 ? "end" : at[0] > 0 ? "start" : "middle";
                return Optional.of(new Place(x + at[0] * gap, bottom, anchor));
            }
        }
        return Optional.empty();
    }
}
