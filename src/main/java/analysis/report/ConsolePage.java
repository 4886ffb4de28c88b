package analysis.report;

import analysis.report.page.Block;
import analysis.report.page.Block.Facts;
import analysis.report.page.Block.KeyFigures;
import analysis.report.page.Block.Notice;
import analysis.report.page.Block.Notices;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Page;
import analysis.report.page.Page.Section;
import analysis.report.page.Table;
import analysis.report.page.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * A report for a terminal or a build log: one sentence, then tables in columns of a fixed-width font. Charts have no
 * place in it; what they show is in the tables too.
 */
public final class ConsolePage {

    private static final String INDENT = "  ";

    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private ConsolePage(Style style) {
        this.style = style;
    }

    /** The report, line by line. */
    public static List<String> write(Page page, Style style) {
        ConsolePage console = new ConsolePage(style);
        console.lines.add("");
        console.lines.add(style.bold(Inert.line(page.headline())));
        page.sections().forEach(console::section);
        console.lines.add("");
        return console.lines;
    }

    private void section(Section section) {
        int before = lines.size();
        section.blocks().forEach(block -> block(section, block));
        if (lines.size() > before) {
            lines.add(before, "");
            lines.add(before + 1, style.bold(section.title()));
        }
    }

    private void block(Section section, Block block) {
        if (block instanceof Table table) {
            if (!table.caption().equals(section.title())) {
                lines.add(INDENT + Inert.line(table.caption()) + ":");
            }
            TextTable.of(table).lines().forEach(line -> lines.add(INDENT + line));
        } else if (block instanceof Paragraph paragraph) {
            lines.add(INDENT + Inert.line(paragraph.text()));
        } else if (block instanceof Notices notices) {
            notices.notices().forEach(this::notice);
        } else if (block instanceof KeyFigures figures) {
            figures.figures()
                    .forEach(figure -> lines.add(INDENT
                            + Inert.line(String.join(" ", figure.label() + ":", figure.value(), figure.unit()))
                                    .stripTrailing()));
        } else if (block instanceof Facts facts) {
            TextTable table = TextTable.of(facts.caption(), "");
            facts.facts().forEach(fact -> table.row(Inert.line(fact.name()), Inert.line(fact.value())));
            table.lines().forEach(line -> lines.add(INDENT + line));
        }
    }

    private void notice(Notice notice) {
        boolean grave = notice.tone() == Tone.BAD || notice.tone() == Tone.WARNING;
        lines.add(INDENT + (grave ? style.warning(notice.label()) : notice.label()) + ": " + Inert.line(notice.what()));
        notice.cases().forEach(text -> lines.add(INDENT + INDENT + "- " + Inert.line(text)));
        if (!notice.advice().isEmpty()) {
            lines.add(INDENT + INDENT + Inert.line(notice.advice()));
        }
    }
}
