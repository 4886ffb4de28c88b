package analysis.report.page;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import analysis.report.page.Page.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A report as static HTML. It has no script, no style of its own and no image from elsewhere, so it renders under the
 * content security policy that Jenkins sends by default: {@code default-src 'none'; img-src 'self'; style-src 'self'}.
 */
public final class HtmlPage {

    /** Name of the style sheet, which must lie beside the page. */
    public static final String STYLE_SHEET = "report.css";

    private static final int NAVIGATION_FROM_SECTIONS = 3;

    private HtmlPage() {}

    /** The whole file. */
    public static String write(Page page) {
        Markup out = new Markup().doctype();
        out.openBlock("html", attribute("lang", "en"));
        head(out, page);
        out.openBlock("body");
        out.elementLine("a", "Skip to the results", attribute("class", "skip"), attribute("href", "#results"));
        out.openBlock("header");
        out.elementLine("h1", page.title(), attribute("dir", "auto"));
        out.elementLine("p", page.byline(), attribute("class", "byline"));
        out.elementLine("p", page.headline(), attribute("class", "headline"));
        out.closeBlock();
        navigation(out, page);
        out.openBlock("main", attribute("id", "results"));
        page.sections().forEach(section -> section(out, section));
        out.closeBlock().closeBlock().closeBlock();
        return out.toString();
    }

    /** The style sheet that every page refers to. */
    public static String styleSheet() {
        try (InputStream file = HtmlPage.class.getResourceAsStream(STYLE_SHEET)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void head(Markup out, Page page) {
        out.openBlock("head");
        out.empty("meta", attribute("charset", "utf-8"));
        out.empty("meta", attribute("name", "viewport"), attribute("content", "width=device-width, initial-scale=1"));
        out.empty("meta", attribute("name", "color-scheme"), attribute("content", "light dark"));
        out.elementLine("title", page.title());
        out.empty("link", attribute("rel", "stylesheet"), attribute("href", STYLE_SHEET));
        out.closeBlock();
    }

    private static void navigation(Markup out, Page page) {
        if (page.sections().size() < NAVIGATION_FROM_SECTIONS) {
            return;
        }
        out.openBlock("nav", attribute("aria-label", "Sections"));
        out.openBlock("ul");
        for (Section section : page.sections()) {
            out.open("li")
                    .element("a", section.title(), attribute("href", "#" + section.id()))
                    .closeBlock();
        }
        out.closeBlock().closeBlock();
    }

    private static void section(Markup out, Section section) {
        out.openBlock(
                "section", attribute("id", section.id()), attribute("aria-labelledby", section.id() + "-heading"));
        out.elementLine("h2", section.title(), attribute("id", section.id() + "-heading"));
        List<Chart> row = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (block instanceof Chart chart && chart.isOnePlot()) {
                row.add(chart);
            } else {
                charts(out, row);
                new HtmlBlocks(out).write(block);
            }
        }
        charts(out, row);
        out.closeBlock();
    }

    /** Puts plots side by side: three in a row, or two where a row of three would leave one alone. */
    private static void charts(Markup out, List<Chart> row) {
        if (row.isEmpty()) {
            return;
        }
        boolean pairs = row.size() % 3 != 0 && row.size() % 2 == 0;
        out.openBlock("div", attribute("class", pairs ? "figures pairs" : "figures"));
        row.forEach(chart -> HtmlChart.write(out, chart));
        out.closeBlock();
        row.clear();
    }
}
