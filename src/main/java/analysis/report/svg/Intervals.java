package analysis.report.svg;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import java.util.stream.DoubleStream;

/**
 * Changes with their confidence intervals over one axis, each drawn in its own cell, so that a table reads like a forest plot. An interval
 * that exceeds the axis ends in an arrowhead.
 *
 * @param from lowest change on the axis, percent
 * @param to highest change on the axis, percent
 * @param marginPct dashed limit of changes that count as equal, as an increase in percent; 0 for none
 */
public record Intervals(double from, double to, double marginPct) {

    /** Lowest possible change. */
    private static final double LOWEST = -100;

    /** Highest change on an axis; larger ones would squeeze all others. */
    private static final double HIGHEST = 200;

    /** Smallest reach of the axis, so that the noise of equal runs looks as small as it is. */
    private static final double LEAST_SPAN = 10;

    private static final int WIDTH = 240;
    private static final int HEIGHT = 20;
    private static final int MIDDLE = HEIGHT / 2;
    private static final int INSET = 16;
    private static final int ARROW = 5;
    private static final int FONT = 11;
    private static final int TICKS = 5;

    /**
     * Axis that includes all {@code changes} within its limits.
     *
     * @param changes percent; may be infinite
     */
    public static Intervals spanning(DoubleStream changes, double marginPct) {
        double[] all = DoubleStream.concat(changes, DoubleStream.of(-LEAST_SPAN, LEAST_SPAN, 1.5 * marginPct))
                .map(change -> Math.max(LOWEST, Math.min(HIGHEST, change)))
                .sorted()
                .toArray();
        return new Intervals(all[0], all[all.length - 1], marginPct);
    }

    private Scale scale() {
        return new Scale(from, to, INSET, (double) WIDTH - INSET, false);
    }

    /** Labels of the axis, for the column's header. */
    public Graphic axis() {
        return out -> {
            open(out);
            for (double tick : scale().ticks(TICKS)) {
                out.elementLine(
                        "text",
                        tick > 0 ? "+" + TickLabel.of(tick) : TickLabel.of(tick),
                        attribute("x", Coordinate.text(scale().position(tick))),
                        attribute("y", HEIGHT - ARROW),
                        attribute("text-anchor", "middle"));
            }
            out.closeBlock();
        };
    }

    /** Change without an interval. */
    public Graphic value(double value) {
        return interval(value, value, value, Colour.MUTED);
    }

    /** Change with the limits of its interval, percent. */
    public Graphic interval(double low, double value, double high, Colour colour) {
        return out -> {
            open(out);
            vertical(out, 0, "none");
            if (marginPct > 0) {
                vertical(out, marginPct, "2 2");
                vertical(out, -100 * marginPct / (100 + marginPct), "2 2");
            }
            out.empty(
                    "path",
                    attribute("class", "line " + colour.cssClass()),
                    attribute("d", path(low, high)),
                    attribute("fill", "none"),
                    attribute("stroke", colour.value()),
                    attribute("stroke-width", 2));
            if (value >= from && value <= to) {
                out.empty(
                        "circle",
                        attribute("class", "mark " + colour.cssClass()),
                        attribute("cx", position(value)),
                        attribute("cy", MIDDLE),
                        attribute("r", 4),
                        attribute("fill", colour.value()));
            }
            out.closeBlock();
        };
    }

    private String path(double low, double high) {
        StringBuilder path = new StringBuilder();
        path.append('M').append(position(low)).append(' ').append(MIDDLE);
        path.append('H').append(position(high));
        if (low < from) {
            arrowhead(path, INSET, ARROW);
        }
        if (high > to) {
            arrowhead(path, WIDTH - INSET, -ARROW);
        }
        return path.toString();
    }

    private static void arrowhead(StringBuilder path, int tip, int back) {
        path.append('M').append(tip + back).append(' ').append(MIDDLE - ARROW);
        path.append('L').append(tip).append(' ').append(MIDDLE);
        path.append('L').append(tip + back).append(' ').append(MIDDLE + ARROW);
    }

    private String position(double change) {
        return Coordinate.text(scale().position(Math.max(from, Math.min(to, change))));
    }

    private void vertical(Markup out, double change, String dashes) {
        out.empty(
                "line",
                attribute("class", "grid"),
                attribute("x1", position(change)),
                attribute("x2", position(change)),
                attribute("y1", 0),
                attribute("y2", HEIGHT),
                attribute("stroke", "currentColor"),
                attribute("stroke-opacity", "0.5"),
                attribute("stroke-dasharray", dashes));
    }

    private static void open(Markup out) {
        out.openBlock(
                "svg",
                attribute("class", "strip"),
                attribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT),
                attribute("width", WIDTH),
                attribute("height", HEIGHT),
                attribute("font-size", FONT),
                attribute("fill", "currentColor"),
                attribute("aria-hidden", "true"));
    }
}
