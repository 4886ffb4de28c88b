package analysis.report.svg;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import java.util.List;

/**
 * Time spans as bars, one below the other.
 *
 * @param id unique on the page; letters, digits and hyphens
 * @param title name for screen readers
 * @param description content in words and numbers
 * @param x axis of time
 * @param spans from top to bottom
 */
public record Spans(String id, String title, String description, Axis x, List<Span> spans) implements Graphic {

    private static final LineChart.Size SIZE = LineChart.Size.WIDE;
    private static final double FILLED = 0.7;
    private static final String WAITING = "0.3";

    /**
     * Bar that is pale up to {@code turn} and solid after it.
     *
     * @param turn between {@code start} and {@code end}
     */
    public record Span(double start, double turn, double end, Colour colour) {}

    public Spans {
        spans = List.copyOf(spans);
    }

    @Override
    public void draw(Markup out) {
        Axis y = new Axis(
                "the first at the top",
                0,
                spans.size(),
                Axis.Kind.EXACT,
                spans.size() == 1
                        ? List.of(new Axis.Tick(0.5, "1"))
                        : List.of(
                                new Axis.Tick(spans.size() - 0.5, "1"),
                                new Axis.Tick(0.5, String.valueOf(spans.size()))));
        ChartFrame frame = new ChartFrame(SIZE, x, y);
        frame.open(out, id, title, description);
        double height = (double) (SIZE.bottom() - SIZE.top()) / spans.size();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            double top = SIZE.top() + (i + (1 - FILLED) / 2) * height;
            bar(out, frame.across(), span.start, span.turn, top, FILLED * height, span.colour, WAITING);
            bar(out, frame.across(), span.turn, span.end, top, FILLED * height, span.colour, "1");
        }
        out.closeBlock();
    }

    private static void bar(
            Markup out,
            Scale across,
            double from,
            double to,
            double top,
            double height,
            Colour colour,
            String opacity) {
        if (to > from) {
            out.empty(
                    "rect",
                    attribute("class", "area " + colour.cssClass()),
                    attribute("x", Coordinate.text(across.position(from))),
                    attribute("y", Coordinate.text(top)),
                    attribute("width", Coordinate.text(across.position(to) - across.position(from))),
                    attribute("height", Coordinate.text(height)),
                    attribute("fill", colour.value()),
                    attribute("fill-opacity", opacity));
        }
    }
}
