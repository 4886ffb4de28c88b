package analysis.report.svg;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import analysis.report.svg.Line.Point;
import java.util.List;

/**
 * Heat map: a grid whose cells are darker the more points they contain.
 *
 * @param id unique on the page; letters, digits and hyphens
 * @param title name for screen readers
 * @param description content in words and numbers
 */
public record HeatMap(String id, String title, String description, Axis x, Axis y, List<Point> points)
        implements Graphic {

    private static final LineChart.Size SIZE = LineChart.Size.WIDE;
    private static final int COLUMNS = 80;
    private static final int ROWS = 20;
    private static final double LEAST_OPACITY = 0.12;

    public HeatMap {
        points = List.copyOf(points);
    }

    @Override
    public void draw(Markup out) {
        ChartFrame frame = new ChartFrame(SIZE, x, y);
        frame.open(out, id, title, description);
        int[][] counts = counts(frame);
        int most = 1;
        for (int[] column : counts) {
            for (int count : column) {
                most = Math.max(most, count);
            }
        }
        double width = (double) (SIZE.right() - SIZE.left()) / COLUMNS;
        double height = (double) (SIZE.bottom() - SIZE.top()) / ROWS;
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = 0; row < ROWS; row++) {
                if (counts[column][row] > 0) {
                    out.empty(
                            "rect",
                            attribute("class", "area " + Colour.BLUE.cssClass()),
                            attribute("x", Coordinate.text(SIZE.left() + column * width)),
                            attribute("y", Coordinate.text(SIZE.bottom() - (row + 1) * height)),
                            attribute("width", Coordinate.text(width)),
                            attribute("height", Coordinate.text(height)),
                            attribute("fill", Colour.BLUE.value()),
                            attribute("fill-opacity", opacity((double) counts[column][row] / most)));
                }
            }
        }
        out.closeBlock();
    }

    /** Opacity by the square root of the share, so that single points stay visible beside crowded cells. */
    private static String opacity(double share) {
        return Coordinate.hundredths(LEAST_OPACITY + (1 - LEAST_OPACITY) * Math.sqrt(share));
    }

    private int[][] counts(ChartFrame frame) {
        int[][] counts = new int[COLUMNS][ROWS];
        Scale across = frame.across();
        Scale up = frame.up();
        for (Point point : points) {
            double right = (across.position(point.x()) - SIZE.left()) / (SIZE.right() - SIZE.left());
            double above = (SIZE.bottom() - up.position(point.y())) / (SIZE.bottom() - SIZE.top());
            counts[cell(right, COLUMNS)][cell(above, ROWS)]++;
        }
        return counts;
    }

    private static int cell(double share, int cells) {
        return Math.max(0, Math.min(cells - 1, (int) (share * cells)));
    }
}
