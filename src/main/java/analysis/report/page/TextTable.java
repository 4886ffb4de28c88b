package analysis.report.page;

import analysis.report.text.Sanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Table in a fixed-width font: text aligned left, numbers right, two spaces between columns. The headings of groups are the first column.
 */
public final class TextTable {

    private static final String GAP = "  ";

    /** Largest width of a cell; longer texts, such as servers' messages, are cut. */
    private static final int MAX_WIDTH = 100;

    private final List<Boolean> right = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(Table table) {
        List<String> header = new ArrayList<>();
        if (table.isGrouped()) {
            header.add(table.groupedBy());
            right.add(false);
        }
        for (Table.Column column : table.columns()) {
            header.add(column.unit().isEmpty() ? column.title() : column.title() + " " + column.unit());
            right.add(column.numeric());
        }
        rows.add(header);
        for (Table.Group group : table.groups()) {
            String heading = DisplayWidth.fit(Sanitizer.line(group.title()), MAX_WIDTH);
            for (Table.Row row : group.rows()) {
                List<String> cells = new ArrayList<>();
                if (table.isGrouped()) {
                    cells.add(heading);
                    heading = "";
                }
                row.cells().forEach(cell -> cells.add(text(cell)));
                rows.add(cells);
            }
        }
        for (int column = header.size() - 1; column >= 0; column--) {
            leaveOutIfEmpty(column);
        }
        // Numbers without the mark get a space, so that decimal points stay aligned.
        for (int column = 0; column < right.size(); column++) {
            align(column);
        }
    }

    /** Lines of a table, the header first, without trailing spaces. */
    public static List<String> lines(Table table) {
        TextTable text = new TextTable(table.asText());
        int[] widths = IntStream.range(0, text.right.size())
                .map(column -> text.rows.stream()
                        .mapToInt(row -> DisplayWidth.of(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return text.rows.stream().map(row -> text.line(row, widths)).toList();
    }

    private static String text(Table.Cell cell) {
        return DisplayWidth.fit(Sanitizer.line(cell.text()), MAX_WIDTH) + (cell.fewSamples() ? Table.FEW : "");
    }

    private void leaveOutIfEmpty(int column) {
        if (rows.stream().skip(1).allMatch(row -> row.get(column).isEmpty())) {
            right.remove(column);
            rows.forEach(row -> row.remove(column));
        }
    }

    private void align(int column) {
        boolean marked = rows.stream().skip(1).anyMatch(row -> row.get(column).endsWith(Table.FEW));
        if (marked && right.get(column)) {
            rows.forEach(row ->
                    row.set(column, row.get(column).endsWith(Table.FEW) ? row.get(column) : row.get(column) + " "));
        }
    }

    private String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> pad(cells.get(column), widths[column], right.get(column)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static String pad(String cell, int width, boolean right) {
        String spaces = " ".repeat(Math.max(0, width - DisplayWidth.of(cell)));
        return right ? spaces + cell : cell + spaces;
    }
}
