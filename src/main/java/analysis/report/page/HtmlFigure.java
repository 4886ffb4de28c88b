package analysis.report.page;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import analysis.report.page.Figure.Named;
import analysis.report.svg.Colour;
import analysis.report.svg.LineChart;
import java.util.List;

/** A chart with its title, key and note. The key is text of the page, so that it stays legible when charts shrink. */
final class HtmlFigure {

    private HtmlFigure() {}

    static void write(Markup out, Figure figure) {
        out.openBlock("figure", attribute("class", figure.isOnePlot() ? "plot" : "plots"));
        out.elementLine("h3", figure.title());
        if (figure.isOnePlot()) {
            key(out, figure);
            figure.onePlot().draw(out);
        } else {
            smallPlots(out, figure);
        }
        out.elementLine("figcaption", figure.note());
        out.closeBlock();
    }

    private static void key(Markup out, Figure figure) {
        if (figure.lines().size() == 1
                && figure.references().isEmpty()
                && figure.lines().get(0).label().isEmpty()) {
            return;
        }
        out.openBlock("ul", attribute("class", "key"));
        for (int i = 0; i < figure.lines().size(); i++) {
            entry(out, figure.lines().get(i), figure.colourOf(i), false);
        }
        figure.references().forEach(line -> entry(out, line, Figure.REFERENCE, true));
        out.closeBlock();
    }

    private static void entry(Markup out, Named line, Colour colour, boolean dashed) {
        out.open("li");
        out.open(
                "svg",
                attribute("class", "swatch"),
                attribute("viewBox", "0 0 20 8"),
                attribute("width", 20),
                attribute("height", 8),
                attribute("aria-hidden", "true"));
        out.empty(
                "path",
                attribute("class", "line " + colour.cssClass()),
                attribute("d", "M0 4H20"),
                attribute("stroke", colour.value()),
                attribute("stroke-width", 3),
                attribute("stroke-dasharray", dashed ? "5 3" : "none"));
        out.close().text(" ");
        label(out, line);
        out.closeBlock();
    }

    private static void label(Markup out, Named line) {
        out.element("span", line.label(), attribute("dir", "auto"));
        if (!line.figure().isEmpty()) {
            out.text(" ").element("span", line.figure(), attribute("class", "figure"));
        }
    }

    private static void smallPlots(Markup out, Figure figure) {
        List<LineChart> plots = figure.smallPlots();
        out.openBlock("ul", attribute("class", "small-plots"));
        for (int i = 0; i < plots.size(); i++) {
            out.openBlock("li");
            out.open("p");
            label(out, figure.lines().get(i));
            out.closeBlock();
            plots.get(i).draw(out);
            out.closeBlock();
        }
        out.closeBlock();
    }
}
