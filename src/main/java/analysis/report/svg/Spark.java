package analysis.report.svg;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import java.util.Arrays;
import java.util.List;

/** Values one after the other as a line without axes, the last one marked. */
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
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            path.append(i == 0 ? 'M' : 'L').append(x(i)).append(' ').append(y(i));
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
                attribute("cy", y(values.size() - 1)),
                attribute("r", "2.5"),
                attribute("fill", Colour.BLUE.value()));
        out.closeBlock();
    }

    private String x(int i) {
        int steps = Math.max(1, values.size() - 1);
        return Coordinate.text(INSET + (double) i * (WIDTH - 2 * INSET) / steps);
    }

    private String y(int i) {
        double min = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double max = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double share = max > min ? (values.get(i) - min) / (max - min) : 0.5;
        return Coordinate.text(HEIGHT - INSET - share * (HEIGHT - 2 * INSET));
    }
}
