package analysis.report.page;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import analysis.report.page.Block.Fact;
import analysis.report.page.Block.Facts;
import analysis.report.page.Block.KeyFigure;
import analysis.report.page.Block.KeyFigures;
import analysis.report.page.Block.Link;
import analysis.report.page.Block.Links;
import analysis.report.page.Block.Notice;
import analysis.report.page.Block.Notices;
import analysis.report.page.Block.Picture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writer of blocks as HTML. */
final class HtmlBlocks extends BlockWriter {

    private static final Pattern OPTION = Pattern.compile("\\(?(?<![^\\s(])--?[A-Za-z][^\\s,;)]*(?<![.:])");

    private final Markup out;

    HtmlBlocks(Markup out) {
        this.out = out;
    }

    @Override
    void table(Table table) {
        HtmlTable.write(out, table);
    }

    @Override
    void chart(Chart chart) {
        HtmlChart.write(out, chart);
    }

    @Override
    void picture(Picture picture) {
        out.openBlock("figure", attribute("class", "picture"));
        out.elementLine("h3", picture.title());
        // On a phone it scrolls, so that its text stays legible.
        HtmlTable.openScrolling(out, "wide", picture.title());
        picture.drawing().draw(out);
        out.closeBlock();
        out.elementLine("figcaption", picture.note());
        HtmlChart.twin(out, picture.twin());
        out.closeBlock();
    }

    @Override
    void paragraph(String text) {
        out.open("p");
        prose(out, text);
        out.closeBlock();
    }

    @Override
    void keyFigures(KeyFigures figures) {
        out.openBlock("dl", attribute("class", "key-figures"));
        for (KeyFigure figure : figures.figures()) {
            out.openBlock("div");
            out.elementLine("dt", figure.label());
            out.open("dd", attribute("class", "value")).text(figure.value());
            if (!figure.unit().isEmpty()) {
                out.text(" ").element("span", figure.unit(), attribute("class", "unit"));
            }
            out.closeBlock();
            if (!figure.detail().isEmpty()) {
                out.elementLine("dd", figure.detail(), attribute("class", "detail"), attribute("dir", "auto"));
            }
            out.closeBlock();
        }
        out.closeBlock();
    }

    @Override
    void notices(Notices notices) {
        out.openBlock("ul", attribute("class", "notices"));
        for (Notice notice : notices.notices()) {
            out.openBlock("li", attribute("class", ("notice " + notice.tone().cssClass()).trim()));
            out.open("p", attribute("class", "what"));
            tag(out, notice.tone(), notice.label());
            out.text(" ").open("span", attribute("dir", "auto"));
            prose(out, notice.what());
            out.close().closeBlock();
            if (!notice.advice().isEmpty()) {
                out.open("p", attribute("class", "advice"));
                prose(out, notice.advice());
                out.closeBlock();
            }
            if (!notice.cases().isEmpty()) {
                out.openBlock("ul", attribute("class", "cases"));
                notice.cases().forEach(text -> {
                    out.open("li", attribute("dir", "auto"));
                    prose(out, text);
                    out.closeBlock();
                });
                out.closeBlock();
            }
            out.closeBlock();
        }
        out.closeBlock();
    }

    /** Writes text in which options such as {@code -DbaseUrl=http://host:8000} are not broken after the hyphen. */
    static void prose(Markup out, String text) {
        Matcher option = OPTION.matcher(text);
        int end = 0;
        while (option.find()) {
            out.text(text.substring(end, option.start())).element("span", option.group(), attribute("class", "option"));
            end = option.end();
        }
        out.text(text.substring(end));
    }

    /** Writes a label with the sign of its tone, so that it does not depend on colour. */
    static void tag(Markup out, Tone tone, String label) {
        out.open("strong", attribute("class", ("tag " + tone.cssClass()).trim()));
        if (!tone.sign().isEmpty()) {
            out.element("span", tone.sign(), attribute("aria-hidden", "true")).text(" ");
        }
        out.text(label).close();
    }

    @Override
    void facts(Facts facts) {
        out.openBlock("div", attribute("class", "facts"));
        out.elementLine("h3", facts.caption());
        out.openBlock("dl");
        for (Fact fact : facts.facts()) {
            out.openBlock("div");
            out.open("dt").longWord(fact.name()).closeBlock();
            out.elementLine("dd", fact.value(), attribute("dir", "auto"));
            out.closeBlock();
        }
        out.closeBlock().closeBlock();
    }

    @Override
    void links(Links links) {
        out.openBlock("ul", attribute("class", "links"));
        for (Link link : links.links()) {
            out.open("li").element("a", link.file(), attribute("href", link.file()));
            out.text(": " + link.description()).closeBlock();
        }
        out.closeBlock();
    }
}
