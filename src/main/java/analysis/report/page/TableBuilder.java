package analysis.report.page;

import analysis.report.page.Table.Cell;
import analysis.report.page.Table.Column;
import analysis.report.page.Table.Group;
import analysis.report.page.Table.Row;
import analysis.report.svg.Graphic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Builder of a table: first the columns, each with a function for its cells, then the rows.
 *
 * @param <T> object behind a row
 */
public final class TableBuilder<T> {

    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<? super T, Cell>> cells = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String groupedBy = "Model";
    private String unit = "";

    public TableBuilder(String caption) {
        this.caption = caption;
    }

    /** Adds a column of text; null is empty. */
    public TableBuilder<T> text(String title, Function<? super T, ?> text) {
        return cell(title, row -> Cell.text(Objects.toString(text.apply(row), "")));
    }

    /** Adds a column of cells with a tone, a link or a number. */
    public TableBuilder<T> cell(String title, Function<? super T, Cell> cell) {
        return add(Column.text(title, Optional.empty()), cell);
    }

    public TableBuilder<T> count(String title, ToLongFunction<? super T> count) {
        return numeric(title, "", row -> Cell.count(count.applyAsLong(row)));
    }

    /** Adds a column of numbers with decimals that depend on the largest one. */
    public TableBuilder<T> number(String title, String unitOfColumn, Function<? super T, OptionalDouble> number) {
        return numeric(title, unitOfColumn, row -> Cell.number(number.apply(row)));
    }

    public TableBuilder<T> number(
            String title, String unitOfColumn, int decimals, Function<? super T, OptionalDouble> number) {
        return numeric(title, unitOfColumn, decimals, row -> Cell.number(number.apply(row)));
    }

    /** Adds a column of numbers that every row has. */
    public TableBuilder<T> value(String title, String unitOfColumn, ToDoubleFunction<? super T> value) {
        return numeric(title, unitOfColumn, row -> Cell.number(value.applyAsDouble(row)));
    }

    public TableBuilder<T> value(String title, String unitOfColumn, int decimals, ToDoubleFunction<? super T> value) {
        return numeric(title, unitOfColumn, decimals, row -> Cell.number(value.applyAsDouble(row)));
    }

    /** Adds a column aligned like numbers, of cells with a tone or text. */
    public TableBuilder<T> numeric(String title, String unitOfColumn, Function<? super T, Cell> cell) {
        return add(column(title, unitOfColumn, OptionalInt.empty()), cell);
    }

    public TableBuilder<T> numeric(String title, String unitOfColumn, int decimals, Function<? super T, Cell> cell) {
        return add(column(title, unitOfColumn, OptionalInt.of(decimals)), cell);
    }

    private Column column(String title, String unitOfColumn, OptionalInt decimals) {
        return new Column(title, unitOfColumn.equals(unit) ? "" : unitOfColumn, true, decimals, Optional.empty());
    }

    /** Adds a column of drawings over one axis. */
    public TableBuilder<T> drawings(String title, Graphic axis, Function<? super T, Cell> cell) {
        return add(Column.text(title, Optional.of(axis)), cell);
    }

    private TableBuilder<T> add(Column column, Function<? super T, Cell> cell) {
        columns.add(column);
        cells.add(cell);
        return this;
    }

    /** Moves the unit of most following columns into the caption, so that their headers do not repeat it. */
    public TableBuilder<T> unit(String ofTable) {
        unit = ofTable;
        return this;
    }

    /** Adds an explanation below the table. */
    public TableBuilder<T> note(String text) {
        notes.add(text);
        return this;
    }

    /** Sets the title of the groups' headings; the default is Model. */
    public TableBuilder<T> groupedBy(String what) {
        groupedBy = what;
        return this;
    }

    /** Begins a group; rows before the first group have no heading. A group without rows is not shown. */
    public TableBuilder<T> group(String title) {
        groups.add(new Group(title, new ArrayList<>()));
        return this;
    }

    public TableBuilder<T> row(T row) {
        return add(row, false);
    }

    /** Adds a row that sums up those above it. */
    public TableBuilder<T> total(T row) {
        return add(row, true);
    }

    private TableBuilder<T> add(T row, boolean total) {
        if (groups.isEmpty()) {
            group("");
        }
        groups.get(groups.size() - 1)
                .rows()
                .add(new Row(cells.stream().map(cell -> cell.apply(row)).toList(), total));
        return this;
    }

    /** Builds the table after adding {@code rows}. */
    public Table build(Iterable<? extends T> rows) {
        rows.forEach(this::row);
        return build();
    }

    /** Builds the table, without columns that are empty in every row. */
    public Table build() {
        groups.removeIf(group -> group.rows().isEmpty());
        Table all = new Table(unit.isEmpty() ? caption : caption + ", " + unit, columns, groupedBy, groups, notes);
        if (all.hasFewSamples()) {
            note(Table.FEW + " fewer samples than the figure needs");
        }
        int[] decimals = IntStream.range(0, columns.size())
                .map(column -> TableNumbers.decimals(columns.get(column).decimals(), all.values(column)))
                .toArray();
        return all.select(
                column -> column == 0 || all.hasContent(column),
                (cell, column) -> TableNumbers.format(cell, decimals[column]));
    }
}
