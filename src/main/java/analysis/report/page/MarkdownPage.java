package analysis.report.page;

import analysis.report.page.Block.Facts;
import analysis.report.page.Block.KeyFigures;
import analysis.report.page.Block.Links;
import analysis.report.page.Block.Notice;
import analysis.report.page.Block.Notices;
import analysis.report.page.Block.Picture;
import analysis.report.page.Page.Section;
import analysis.report.page.Table.Cell;
import analysis.report.page.Table.Column;
import analysis.report.page.Table.Group;
import analysis.report.page.Table.Row;
import analysis.report.text.MarkdownSanitizer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Report as Markdown with GitHub's tables, without charts. */
public final class MarkdownPage extends BlockWriter {

    private final StringBuilder out = new StringBuilder();

    private MarkdownPage() {}

    /** Writes a page. */
    public static String write(Page page) {
        MarkdownPage markdown = new MarkdownPage();
        page.verdict()
                .ifPresent(verdict -> markdown.text("**" + MarkdownSanitizer.text(verdict.label()) + "**: "
                        + MarkdownSanitizer.text(verdict.what())));
        markdown.text("# " + MarkdownSanitizer.text(page.title()));
        markdown.text(MarkdownSanitizer.text(page.byline()));
        markdown.text("**" + MarkdownSanitizer.text(page.headline()) + "**");
        page.sections().forEach(markdown::section);
        return markdown.out.toString().stripTrailing() + "\n";
    }

    private void section(Section section) {
        List<Block> shown = section.blocks().stream()
                .filter(block -> !(block instanceof Chart || block instanceof Picture))
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        text("## " + MarkdownSanitizer.text(section.title()));
        shown.forEach(this::write);
    }

    @Override
    void keyFigures(KeyFigures figures) {
        figures.figures()
                .forEach(figure -> item("**" + MarkdownSanitizer.text(figure.label() + ": " + figure.value())
                        + (figure.unit().isEmpty() ? "" : " " + MarkdownSanitizer.text(figure.unit())) + "**"
                        + (figure.detail().isEmpty() ? "" : " (" + MarkdownSanitizer.text(figure.detail()) + ")")));
        out.append('\n');
    }

    @Override
    void notices(Notices notices) {
        notices.notices().forEach(this::notice);
        out.append('\n');
    }

    @Override
    void facts(Facts facts) {
        text("**" + MarkdownSanitizer.text(facts.caption()) + "**");
        row(List.of("", ""));
        row(List.of(":---", ":---"));
        facts.facts()
                .forEach(fact ->
                        row(List.of(MarkdownSanitizer.text(fact.name()), MarkdownSanitizer.text(fact.value()))));
        out.append('\n');
    }

    @Override
    void links(Links links) {
        links.links().forEach(link -> item("[" + link.file() + "](" + link.file() + "): " + link.description()));
        out.append('\n');
    }

    @Override
    void paragraph(String text) {
        text(MarkdownSanitizer.text(text));
    }

    private void notice(Notice notice) {
        item("**" + MarkdownSanitizer.text(notice.label()) + "**: " + sentence(MarkdownSanitizer.text(notice.what()))
                + (notice.advice().isEmpty() ? "" : " " + MarkdownSanitizer.text(notice.advice())));
        notice.cases()
                .forEach(text -> out.append("  ")
                        .append("- ")
                        .append(MarkdownSanitizer.text(text))
                        .append('\n'));
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith(":") ? text : text + ".";
    }

    @Override
    void table(Table all) {
        Table table = all.asText();
        boolean grouped = table.isGrouped();
        text("**" + MarkdownSanitizer.text(table.caption()) + "**");
        String groupHeader = grouped ? MarkdownSanitizer.text(table.groupedBy()) : null;
        row(prepend(
                groupHeader, table.columns().stream().map(MarkdownPage::header).toList()));
        row(prepend(
                grouped ? ":---" : null,
                table.columns().stream()
                        .map(column -> column.numeric() ? "---:" : ":---")
                        .toList()));
        for (Group group : table.groups()) {
            for (Row row : group.rows()) {
                row(prepend(
                        grouped ? MarkdownSanitizer.text(group.title()) : null,
                        row.cells().stream().map(MarkdownPage::cell).toList()));
            }
        }
        out.append('\n');
        table.notes().forEach(this::paragraph);
    }

    private static List<String> prepend(String first, List<String> others) {
        return first == null
                ? others
                : Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private static String header(Column column) {
        return MarkdownSanitizer.text(column.unit().isEmpty() ? column.title() : column.title() + ", " + column.unit());
    }

    private static String cell(Cell cell) {
        String text = cell.text().isEmpty() ? HtmlTable.ABSENT : MarkdownSanitizer.text(cell.text());
        String sign = cell.tone().sign().isEmpty()
                ? ""
                : MarkdownSanitizer.text(cell.tone().sign()) + " ";
        String shown = sign + text + (cell.fewSamples() ? "\\" + Table.FEW : "");
        return cell.link().isEmpty() ? shown : "[" + shown + "](" + cell.link() + ")";
    }

    private void row(List<String> cells) {
        out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    private void item(String text) {
        out.append("- ").append(text).append('\n');
    }

    private void text(String markdown) {
        if (!markdown.isEmpty()) {
            out.append(markdown).append("\n\n");
        }
    }
}
