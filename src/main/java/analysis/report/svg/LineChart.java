package analysis.report.svg;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import java.util.List;

/**
 * Chart of lines over two axes.
 *
 * @param id unique on the page; letters, digits and hyphens
 * @param title name for screen readers
 * @param description content in words and numbers
 * @param lines in drawing order, the last on top
 * @param background muted lines behind them; empty if {@code sharedBackground} is given
 * @param sharedBackground id of a chart with the same axes whose background is reused; empty for none
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
        /** Size of one of several charts side by side. */
        SMALL(200, 132, 11, 3, 3),
        /** Whole width of the page. */
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

    /** Chart without background. */
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
        if (lines.stream().anyMatch(Line::isLabelled)) {
            lines.forEach(strokes::keepFree);
        }
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
