package analysis.report.page;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import analysis.report.page.Table.Cell;
import analysis.report.page.Table.Column;
import analysis.report.page.Table.Group;
import analysis.report.page.Table.Row;

/** Writer of a table as accessible HTML: a caption, and headers with their scope. */
final class HtmlTable {

    static final String ABSENT = "–";

    private HtmlTable() {}

    /** Largest number of rows that is not collapsed. */
    private static final int MAX_OPEN_ROWS = 80;

    private static final int LONGEST_WORD = 24;

    /** A row's name of a few words that stays on one line even on a phone: {@code users=3 turn 4}. */
    private static final int SHORT_NAME = 16;

    static void write(Markup out, Table table) {
        int rows =
                table.groups().stream().mapToInt(group -> group.rows().size()).sum();
        if (rows > MAX_OPEN_ROWS) {
            out.openBlock("details");
            out.elementLine("summary", table.caption() + " (" + rows + " rows)");
            whole(out, table);
            out.closeBlock();
        } else {
            whole(out, table);
        }
    }

    /**
     * Opens a block of which wide content scrolls instead of the page, so that it must be focusable for the keyboard. It is a landmark, so
     * its name must differ from all others of the page.
     */
    static void openScrolling(Markup out, String kind, String label) {
        out.openBlock(
                "div",
                attribute("class", kind),
                attribute("role", "region"),
                attribute("aria-label", out.unique(label)),
                attribute("tabindex", "0"));
    }

    static void whole(Markup out, Table table) {
        openScrolling(out, "table", table.caption());
        out.openBlock("table");
        out.elementLine("caption", table.caption());
        out.openBlock("thead").openBlock("tr");
        table.columns().forEach(column -> header(out, column));
        out.closeBlock().closeBlock();
        table.groups().forEach(group -> group(out, table, group));
        out.closeBlock().closeBlock();
        table.notes().forEach(note -> out.elementLine("p", note, attribute("class", "legend")));
    }

    private static void header(Markup out, Column column) {
        out.open("th", attribute("scope", "col"), attribute("class", column.numeric() ? "number" : "name"))
                .text(column.title());
        if (!column.unit().isEmpty()) {
            out.text(" ").element("span", column.unit(), attribute("class", "unit"));
        }
        column.axis().ifPresent(axis -> axis.draw(out));
        out.closeBlock();
    }

    private static void group(Markup out, Table table, Group group) {
        out.openBlock("tbody");
        if (!group.title().isEmpty()) {
            out.open("tr", attribute("class", "group"));
            out.open(
                    "th",
                    attribute("scope", "rowgroup"),
                    attribute("colspan", table.columns().size()));
            out.element("span", group.title(), attribute("dir", "auto")).close();
            out.closeBlock();
        }
        group.rows().forEach(row -> row(out, table, row));
        out.closeBlock();
    }

    private static void row(Markup out, Table table, Row row) {
        if (row.total()) {
            out.openBlock("tr", attribute("class", "total"));
        } else {
            out.openBlock("tr");
        }
        for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            if (i == 0) {
                if (isWord(cell.text(), SHORT_NAME)) {
                    out.open("th", attribute("scope", "row"), attribute("class", "word"), attribute("dir", "auto"));
                } else {
                    out.open("th", attribute("scope", "row"), attribute("dir", "auto"));
                }
                toned(out, cell, cell.text(), true);
                out.closeBlock();
            } else {
                cell(out, cell, table.columns().get(i));
            }
        }
        out.closeBlock();
    }

    private static void cell(Markup out, Cell cell, Column column) {
        if (cell.drawing().isPresent()) {
            out.openBlock("td", attribute("class", "drawing"));
            cell.drawing().get().draw(out);
            out.closeBlock();
            return;
        }
        // On a phone, where a table scrolls anyway, a longer text gets a wider column instead of a tall row.
        String kind = column.numeric() ? "number" : isWord(cell.text(), LONGEST_WORD) ? "name word" : "name long";
        out.open("td", attribute("class", kind), attribute("dir", "auto"));
        toned(out, cell, cell.text().isEmpty() ? ABSENT : cell.text(), !column.numeric());
        if (cell.fewSamples()) {
            out.element("span", Table.FEW, attribute("class", "few"));
        }
        out.closeBlock();
    }

    /** Whether it is too short to be broken: {@code INCONCLUSIVE}, {@code 2026-01-31 12:00:00 UTC}. */
    private static boolean isWord(String text, int longestOfSeveral) {
        return text.length() <= (text.indexOf(' ') < 0 ? LONGEST_WORD : longestOfSeveral);
    }

    /** @param breaks whether a long text may go on in another line; a number with its unit, such as 1.91 MiB, may not */
    private static void toned(Markup out, Cell cell, String text, boolean breaks) {
        if (!cell.link().isEmpty()) {
            out.open("a", attribute("href", cell.link()));
        }
        if (cell.tone() != Tone.NEUTRAL) {
            HtmlBlocks.tag(out, cell.tone(), text);
        } else if (breaks) {
            out.longWord(text);
        } else {
            out.text(text);
        }
        if (!cell.link().isEmpty()) {
            out.close();
        }
    }
}
