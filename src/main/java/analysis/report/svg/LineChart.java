package analysis.report.svg;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import java.util.List;

/**
 * A chart of lines over two axes.
 *
 * @param id unique on the page; letters, digits and hyphens
 * @param title what a screen reader calls it
 * @param description what it shows, in words and numbers
 * @param lines drawn one over the other, the last on top
 * @param background lines behind them, drawn muted; empty if {@code sharedBackground} names them
 * @param sharedBackground id of the chart with the same axes whose background this one repeats; empty: its own
 */
public record LineChart(
        String id,
        String title,
        String description,
        Size size,
        Axis x,
        Axis y,
        List<Line> lines,
        List<Line> background,
        String sharedBackground) {

    /** Dimensions in user units; the page scales them. */
    public enum Size {
        NORMAL(400, 240, 12, 6, 5),
        /** One of several side by side. */
        SMALL(200, 132, 11, 3, 3),
        /** Over the whole width of the page. */
        WIDE(1000, 260, 12, 10, 5);

        final int width;
        final int height;
        final int font;
        final int xTicks;
        final int yTicks;

        Size(int width, int height, int font, int xTicks, int yTicks) {
            this.width = width;
            this.height = height;
            this.font = font;
            this.xTicks = xTicks;
            this.yTicks = yTicks;
        }

        int left() {
            return font * 4;
        }

        int right() {
            return width - font;
        }

        int top() {
            return font * 2;
        }

        int bottom() {
            return height - font * 3;
        }
    }

    public LineChart {
        lines = List.copyOf(lines);
        background = List.copyOf(background);
    }

    /** A chart without background. */
    public static LineChart of(String id, String title, String description, Axis x, Axis y, List<Line> lines) {
        return new LineChart(id, title, description, Size.NORMAL, x, y, lines, List.of(), "");
    }

    /** Adds the chart to {@code out}. */
    public void draw(Markup out) {
        ChartFrame frame = new ChartFrame(size, x, y);
        frame.open(out, id, title, description);
        PointLabels labels = new PointLabels(size.font, 2 * Strokes.MARK_RADIUS);
        Strokes strokes = new Strokes(frame.across(), frame.up(), size.bottom(), labels);
        background(out, strokes);
        lines.forEach(strokes::keepFree);
        lines.forEach(line -> strokes.draw(out, line));
        out.closeBlock();
    }

    private void background(Markup out, Strokes strokes) {
        if (!sharedBackground.isEmpty()) {
            out.empty("use", attribute("href", "#" + sharedBackground + "-background"));
        } else if (!background.isEmpty()) {
            out.openBlock("g", attribute("id", id + "-background"));
            background.forEach(line -> strokes.draw(out, line));
            out.closeBlock();
        }
    }
}
