package analysis.report;

import analysis.report.page.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table in columns of a fixed-width font: names to the left, numbers to the right, two spaces between. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String header, boolean number) {}

    private TextTable(List<Column> columns) {
        this.columns = columns;
    }

    /** A page's table without its drawings. The headings of its groups are a column before the others. */
    static TextTable of(Table table) {
        Table text = table.asText();
        List<Column> columns = new ArrayList<>();
        if (text.isGrouped()) {
            columns.add(new Column(text.groupedBy(), false));
        }
        text.columns()
                .forEach(column -> columns.add(new Column(
                        column.unit().isEmpty() ? column.title() : column.title() + " " + column.unit(),
                        column.numeric())));
        TextTable lines = new TextTable(columns);
        for (Table.Group group : text.groups()) {
            String heading = Inert.line(group.title());
            for (Table.Row row : group.rows()) {
                List<String> cells = new ArrayList<>();
                if (text.isGrouped()) {
                    cells.add(heading);
                    heading = "";
                }
                row.cells().forEach(cell -> cells.add(Inert.line(cell.text()) + (cell.fewSamples() ? "~" : "")));
                lines.row(cells);
            }
        }
        return lines;
    }

    /** @param headers of columns of numbers begin with {@code >} */
    static TextTable of(String... headers) {
        return new TextTable(Arrays.stream(headers)
                .map(header ->
                        header.startsWith(">") ? new Column(header.substring(1), true) : new Column(header, false))
                .toList());
    }

    /** @param cells as many as there are columns, already inert */
    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    TextTable row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns: " + cells);
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** True without any row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The same table for a page. */
    public Table onPage(String caption) {
        Table.Builder table = new Table.Builder(caption);
        columns.forEach(column -> {
            if (column.number()) {
                table.number(column.header(), "");
            } else {
                table.text(column.header());
            }
        });
        rows.forEach(row -> table.row(row.stream().map(Table.Cell::text).toArray(Table.Cell[]::new)));
        return table.build();
    }

    /** The lines, the header first, none with spaces at its end. A column without any content is left out. */
    List<String> lines() {
        List<Integer> shown = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            if (hasContent(column)) {
                shown.add(column);
            }
        }
        int[] widths = new int[columns.size()];
        shown.forEach(column -> widths[column] = width(column));
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::header).toList(), shown, widths));
        rows.forEach(row -> lines.add(line(row, shown, widths)));
        return lines;
    }

    private boolean hasContent(int column) {
        return rows.stream().anyMatch(row -> !row.get(column).isEmpty());
    }

    private int width(int column) {
        return Math.max(
                DisplayWidth.of(columns.get(column).header()),
                rows.stream()
                        .mapToInt(row -> DisplayWidth.of(row.get(column)))
                        .max()
                        .orElse(0));
    }

    private String line(List<String> cells, List<Integer> shown, int[] widths) {
        return shown.stream()
                .map(column -> pad(
                        cells.get(column), widths[column], columns.get(column).number()))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static String pad(String cell, int width, boolean right) {
        String spaces = " ".repeat(Math.max(0, width - DisplayWidth.of(cell)));
        return right ? spaces + cell : cell + spaces;
    }
}
