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
 * Report as static HTML, without scripts, inline styles or external images, so that it renders under the default content security policy of
 * Jenkins: {@code default-src 'none'; img-src 'self'; style-src 'self'}.
 */
public final class HtmlPage {

    /** Name of the style sheet, which must lie beside the page. */
    public static final String STYLE_SHEET = "report.css";

    private static final int NAVIGATION_FROM_SECTIONS = 3;

    private HtmlPage() {}

    /** Writes the page; its style sheet must lie beside it. */
    public static String write(Page page) {
        return write(page, false);
    }

    /** Writes the page without links to other reports, for a folder that does not have them. */
    public static String writeAlone(Page page) {
        return write(withoutLinks(page), false);
    }

    /**
     * Writes the page as a single file for sending, with the style sheet inlined. A content security policy such as that of Jenkins blocks
     * that style.
     */
    public static String writeSingleFile(Page page) {
        return write(withoutLinks(page), true);
    }

    private static Page withoutLinks(Page page) {
        List<Section> alone = page.sections().stream()
                .map(section -> new Section(
                        section.id(),
                        section.title(),
                        section.blocks().stream()
                                .filter(block -> !(block instanceof Block.Links))
                                .toList()))
                .toList();
        return new Page(page.title(), page.verdict(), page.headline(), page.byline(), alone);
    }

    private static String write(Page page, boolean singleFile) {
        Markup out = new Markup().doctype();
        out.openBlock("html", attribute("lang", "en"));
        head(out, page, singleFile);
        out.openBlock("body");
        out.elementLine("a", "Skip to the results", attribute("class", "skip"), attribute("href", "#results"));
        header(out, page);
        navigation(out, page);
        out.openBlock("main", attribute("id", "results"));
        page.sections().forEach(section -> section(out, section));
        out.closeBlock().closeBlock().closeBlock();
        return out.toString();
    }

    /** Style sheet that every page refers to. */
    public static String styleSheet() {
        try (InputStream file = HtmlPage.class.getResourceAsStream(STYLE_SHEET)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void head(Markup out, Page page, boolean singleFile) {
        out.openBlock("head");
        out.empty("meta", attribute("charset", "utf-8"));
        out.empty("meta", attribute("name", "viewport"), attribute("content", "width=device-width, initial-scale=1"));
        out.empty("meta", attribute("name", "color-scheme"), attribute("content", "light dark"));
        out.elementLine("title", page.title());
        if (singleFile) {
            out.style(styleSheet());
        } else {
            out.empty("link", attribute("rel", "stylesheet"), attribute("href", STYLE_SHEET));
        }
        out.closeBlock();
    }

    private static void header(Markup out, Page page) {
        out.openBlock("header");
        page.verdict().ifPresent(verdict -> {
            out.open("p", attribute("class", ("verdict " + verdict.tone().cssClass()).trim()));
            HtmlBlocks.tag(out, verdict.tone(), verdict.label());
            out.text(" ").open("span", attribute("dir", "auto"));
            HtmlBlocks.prose(out, verdict.what());
            out.close().closeBlock();
        });
        out.elementLine("h1", page.title(), attribute("dir", "auto"));
        out.open("p", attribute("class", "headline"));
        HtmlBlocks.prose(out, page.headline());
        out.closeBlock();
        out.elementLine("p", page.byline(), attribute("class", "byline"));
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

    /** Writes plots side by side: three in a row, or two if rows of three would leave one alone. */
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
