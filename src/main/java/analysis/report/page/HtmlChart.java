package analysis.report.page;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import analysis.report.page.Chart.Named;
import analysis.report.svg.Colour;
import analysis.report.svg.LineChart;
import java.util.List;

/** Writer of a chart with its title, key and note. The key is HTML text, so that it stays legible when charts shrink. */
final class HtmlChart {

    private HtmlChart() {}

    static void write(Markup out, Chart chart) {
        out.openBlock("figure", attribute("class", chart.isOnePlot() ? "plot" : "plots"));
        out.elementLine("h3", chart.title());
        if (chart.isOnePlot()) {
            key(out, chart);
            chart.onePlot().draw(out);
        } else {
            smallPlots(out, chart);
        }
        out.openBlock("figcaption").elementLine("p", chart.note());
        twin(out, ChartTable.of(chart));
        out.closeBlock().closeBlock();
    }

    /** Writes the same data as a collapsed table, for screen readers and exact numbers. */
    static void twin(Markup out, Table table) {
        out.openBlock("details");
        out.elementLine("summary", "As a table");
        HtmlTable.whole(out, table);
        out.closeBlock();
    }

    private static void key(Markup out, Chart chart) {
        if (chart.lines().size() == 1
                && chart.references().isEmpty()
                && chart.lines().get(0).label().isEmpty()) {
            return;
        }
        out.openBlock("ul", attribute("class", "key"));
        for (int i = 0; i < chart.lines().size(); i++) {
            entry(out, chart.lines().get(i), chart.colourOf(i), false);
        }
        chart.references().forEach(line -> entry(out, line, Chart.REFERENCE, true));
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

    private static void smallPlots(Markup out, Chart chart) {
        List<LineChart> plots = chart.smallPlots();
        out.openBlock("ul", attribute("class", "small-plots"));
        for (int i = 0; i < plots.size(); i++) {
            out.openBlock("li");
            out.open("p");
            label(out, chart.lines().get(i));
            out.closeBlock();
            plots.get(i).draw(out);
            out.closeBlock();
        }
        out.closeBlock();
    }
}
