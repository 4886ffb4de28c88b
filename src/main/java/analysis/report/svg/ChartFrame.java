package analysis.report.svg;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import analysis.report.svg.Axis.Tick;
import analysis.report.svg.LineChart.Size;

/** Frame of a chart: its axes and its text for screen readers. */
record ChartFrame(Size size, Axis x, Axis y) {

    private static final int TICK_LENGTH = 4;

    Scale across() {
        return x.scale(size.xTicks, size.left(), size.right());
    }

    Scale up() {
        return y.scale(size.yTicks, size.bottom(), size.top());
    }

    /** Opens the SVG element and draws the axes. The caller draws the content and closes the element. */
    void open(Markup out, String id, String title, String description) {
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
        yAxis(out);
        xAxis(out);
    }

    private void yAxis(Markup out) {
        out.elementLine(
                "text", y.title(), attribute("x", 0), attribute("y", size.font), attribute("class", "axis-title"));
        for (Tick tick : y.ticks(up(), size.yTicks)) {
            String at = Coordinate.text(up().position(tick.value()));
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

    private void xAxis(Markup out) {
        out.empty(
                "line",
                attribute("class", "axis"),
                attribute("x1", size.left()),
                attribute("x2", size.right()),
                attribute("y1", size.bottom()),
                attribute("y2", size.bottom()),
                attribute("stroke", "currentColor"),
                attribute("stroke-opacity", "0.6"));
        for (Tick tick : x.ticks(across(), size.xTicks)) {
            String at = Coordinate.text(across().position(tick.value()));
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
