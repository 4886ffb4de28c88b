package analysis.report.page;

import analysis.report.page.Block.Fact;
import analysis.report.page.Block.Facts;
import analysis.report.page.Block.KeyFigures;
import analysis.report.page.Block.Notice;
import analysis.report.page.Block.Notices;
import analysis.report.page.Page.Section;
import analysis.report.text.Sanitizer;
import java.util.ArrayList;
import java.util.List;

/** Report for a terminal or a build log: one sentence, then tables in a fixed-width font. */
public final class ConsolePage extends BlockWriter {

    private static final String INDENT = "  ";

    private final Style style;
    private final List<String> lines = new ArrayList<>();
    private String section = "";

    private ConsolePage(Style style) {
        this.style = style;
    }

    /** Writes a page as lines. */
    public static List<String> write(Page page, Style style) {
        ConsolePage console = new ConsolePage(style);
        console.lines.add("");
        page.verdict()
                .ifPresent(
                        verdict -> console.lines.add(console.toned(verdict) + "  " + Sanitizer.line(verdict.what())));
        console.lines.add(style.bold(Sanitizer.line(page.headline())));
        page.sections().forEach(console::section);
        console.lines.add("");
        return console.lines;
    }

    private void section(Section next) {
        section = next.title();
        int before = lines.size();
        next.blocks().forEach(this::write);
        if (lines.size() > before) {
            lines.add(before, "");
            lines.add(before + 1, style.bold(section));
        }
    }

    @Override
    void table(Table table) {
        if (!table.caption().equals(section)) {
            paragraph(table.caption() + ":");
        }
        TextTable.lines(table).forEach(line -> lines.add(INDENT + line));
        table.notes().forEach(this::paragraph);
    }

    @Override
    void paragraph(String text) {
        lines.add(INDENT + Sanitizer.line(text));
    }

    @Override
    void keyFigures(KeyFigures figures) {
        figures.figures()
                .forEach(figure -> paragraph(String.join(" ", figure.label() + ":", figure.value(), figure.unit())
                        .stripTrailing()));
    }

    @Override
    void facts(Facts facts) {
        table(new TableBuilder<Fact>(section)
                .text(facts.caption(), Fact::name)
                .text("", Fact::value)
                .build(facts.facts()));
    }

    @Override
    void notices(Notices notices) {
        notices.notices().forEach(this::notice);
    }

    private void notice(Notice notice) {
        lines.add(INDENT + toned(notice) + ": " + Sanitizer.line(notice.what()));
        notice.cases().forEach(text -> paragraph(INDENT + "- " + text));
        if (!notice.advice().isEmpty()) {
            paragraph(INDENT + notice.advice());
        }
    }

    private String toned(Notice notice) {
        return switch (notice.tone()) {
            case BAD -> style.error(notice.label());
            case WARNING -> style.warning(notice.label());
            default -> notice.label();
        };
    }
}
