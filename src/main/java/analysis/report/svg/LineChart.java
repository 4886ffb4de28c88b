package analysis.report.svg;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import analysis.report.svg.Axis.Tick;
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

    private static final int TICK_LENGTH = 4;

    /** Dimensions in user units; the page scales them. */
    public enum Size {
        NORMAL(400, 240, 12, 6, 5),
        /** One of several side by side. */
        SMALL(200, 132, 11, 3, 3);

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
        Scale across = x.scale(size.xTicks, size.left(), size.right());
        Scale up = y.scale(size.yTicks, size.bottom(), size.top());
        out.openBlock(
                "svg",
                attribute("class", "chart"),
                attribute("viewBox", "0 0 " + size.width + " " + size.height),
                attribute("role", "img"),
                attribute("aria-labelledby", id + "-title " + id + "-desc"),
                attribute("font-family", "system-ui, sans-serif"),
                attribute("font-size", size.font),
                attribute("fill", "currentColor"));
        out.elementLine("title", title, attribute("id", id + "-title"));
        out.elementLine("desc", description, attribute("id", id + "-desc"));
        yAxis(out, up);
        xAxis(out, across);
        Strokes strokes = new Strokes(across, up, size.bottom());
        background(out, strokes);
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

    private void yAxis(Markup out, Scale up) {
        out.elementLine(
                "text", y.title(), attribute("x", 0), attribute("y", size.font), attribute("class", "axis-title"));
        for (Tick tick : y.ticks(up, size.yTicks)) {
            String at = Coordinate.text(up.position(tick.value()));
            out.empty(
                    "line",
                    attribute("class", "grid"),
                    attribute("x1", size.left()),
                    attribute("x2", size.right()),
                    attribute("y1", at),
                    attribute("y2", at),
                    attribute("stroke", "currentColor"),
                    attribute("stroke-opacity", "0.15"));
            out.elementLine(
                    "text",
                    tick.label(),
                    attribute("x", size.left() - TICK_LENGTH * 2),
                    attribute("y", at),
                    attribute("dy", "0.35em"),
                    attribute("text-anchor", "end"));
        }
    }

    private void xAxis(Markup out, Scale across) {
        out.empty(
                "line",
                attribute("class", "axis"),
                attribute("x1", size.left()),
                attribute("x2", size.right()),
                attribute("y1", size.bottom()),
                attribute("y2", size.bottom()),
                attribute("stroke", "currentColor"),
                attribute("stroke-opacity", "0.6"));
        for (Tick tick : x.ticks(across, size.xTicks)) {
            String at = Coordinate.text(across.position(tick.value()));
            out.empty(
                    "line",
                    attribute("class", "axis"),
                    attribute("x1", at),
                    attribute("x2", at),
                    attribute("y1", size.bottom()),
                    attribute("y2", size.bottom() + TICK_LENGTH),
                    attribute("stroke", "currentColor"),
                    attribute("stroke-opacity", "0.6"));
            out.elementLine(
                    "text",
                    tick.label(),
                    attribute("x", at),
                    attribute("y", size.bottom() + TICK_LENGTH + size.font),
                    attribute("text-anchor", "middle"));
        }
        out.elementLine(
                "text",
                x.title(),
                attribute("x", size.right()),
                attribute("y", size.height - 3),
                attribute("text-anchor", "end"),
                attribute("class", "axis-title"));
    }
}
