package analysis.report.svg;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Sparkline: values as a line without axes, with the last one marked. */
public record Spark(List<Double> values) implements Graphic {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 20;
    private static final int INSET = 4;

    /** @param values at least one */
    public Spark {
        values = List.copyOf(values);
    }

    public static Spark of(double[] values) {
        return new Spark(Arrays.stream(values).boxed().toList());
    }

    @Override
    public void draw(Markup out) {
        out.openBlock(
                "svg",
                attribute("class", "strip"),
                attribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT),
                attribute("width", WIDTH),
                attribute("height", HEIGHT),
                attribute("fill", "currentColor"),
                attribute("aria-hidden", "true"));
        double min = Collections.min(values);
        double max = Collections.max(values);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            path.append(i == 0 ? 'M' : 'L').append(x(i)).append(' ').append(y(values.get(i), min, max));
        }
        out.empty(
                "path",
                attribute("class", "line " + Colour.BLUE.cssClass()),
                attribute("d", path),
                attribute("fill", "none"),
                attribute("stroke", Colour.BLUE.value()),
                attribute("stroke-width", "1.5"));
        out.empty(
                "circle",
                attribute("class", "mark " + Colour.BLUE.cssClass()),
                attribute("cx", x(values.size() - 1)),
                attribute("cy", y(values.get(values.size() - 1), min, max)),
                attribute("r", "2.5"),
                attribute("fill", Colour.BLUE.value()));
        out.closeBlock();
    }

    private String x(int i) {
        int steps = Math.max(1, values.size() - 1);
        return Coordinate.text(INSET + (double) i * (WIDTH - 2 * INSET) / steps);
    }

    private static String y(double value, double min, double max) {
        double share = max > min ? (value - min) / (max - min) : 0.5;
        return Coordinate.text(HEIGHT - INSET - share * (HEIGHT - 2 * INSET));
    }
}
