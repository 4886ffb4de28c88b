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
 * Collects a table: its columns, each with where its cells come from, and then its rows.
 *
 * @param <T> what a row is of
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

    /** A column of text; null is empty. */
    public TableBuilder<T> text(String title, Function<? super T, ?> text) {
        return cell(title, row -> Cell.text(Objects.toString(text.apply(row), "")));
    }

    /** A column of text whose cells have a tone or a link, or may be numbers. */
    public TableBuilder<T> cell(String title, Function<? super T, Cell> cell) {
        return add(Column.text(title, Optional.empty()), cell);
    }

    public TableBuilder<T> count(String title, ToLongFunction<? super T> count) {
        return numeric(title, "", row -> Cell.count(count.applyAsLong(row)));
    }

    /** A column of numbers with as many decimals as the largest leaves room for. */
    public TableBuilder<T> number(String title, String unitOfColumn, Function<? super T, OptionalDouble> number) {
        return numeric(title, unitOfColumn, row -> Cell.number(number.apply(row)));
    }

    public TableBuilder<T> number(
            String title, String unitOfColumn, int decimals, Function<? super T, OptionalDouble> number) {
        return numeric(title, unitOfColumn, decimals, row -> Cell.number(number.apply(row)));
    }

    /** A column of numbers that no row lacks. */
    public TableBuilder<T> value(String title, String unitOfColumn, ToDoubleFunction<? super T> value) {
        return numeric(title, unitOfColumn, row -> Cell.number(value.applyAsDouble(row)));
    }

    public TableBuilder<T> value(String title, String unitOfColumn, int decimals, ToDoubleFunction<? super T> value) {
        return numeric(title, unitOfColumn, decimals, row -> Cell.number(value.applyAsDouble(row)));
    }

    /** A column aligned as numbers are, whose cells have a tone or are written already. */
    public TableBuilder<T> numeric(String title, String unitOfColumn, Function<? super T, Cell> cell) {
        return add(column(title, unitOfColumn, OptionalInt.empty()), cell);
    }

    public TableBuilder<T> numeric(String title, String unitOfColumn, int decimals, Function<? super T, Cell> cell) {
        return add(column(title, unitOfColumn, OptionalInt.of(decimals)), cell);
    }

    private Column column(String title, String unitOfColumn, OptionalInt decimals) {
        return new Column(title, unitOfColumn.equals(unit) ? "" : unitOfColumn, true, decimals, Optional.empty());
    }

    /** A column of drawings over one axis. */
    public TableBuilder<T> drawings(String title, Graphic axis, Function<? super T, Cell> cell) {
        return add(Column.text(title, Optional.of(axis)), cell);
    }

    private TableBuilder<T> add(Column column, Function<? super T, Cell> cell) {
        columns.add(column);
        cells.add(cell);
        return this;
    }

    /** Says in the caption what the columns after this are in, mostly, which their heads then need not repeat. */
    public TableBuilder<T> unit(String ofTable) {
        unit = ofTable;
        return this;
    }

    /** Adds what to know for reading the table. */
    public TableBuilder<T> note(String text) {
        notes.add(text);
        return this;
    }

    /** Says what the groups are; models if it is not said. */
    public TableBuilder<T> groupedBy(String what) {
        groupedBy = what;
        return this;
    }

    /** Begins a group; rows before the first one are in a group without a title. A group without rows is not shown. */
    public TableBuilder<T> group(String title) {
        groups.add(new Group(title, new ArrayList<>()));
        return this;
    }

    public TableBuilder<T> row(T row) {
        return add(row, false);
    }

    /** A row that sums up those above it. */
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

    /** The table with these rows, too. */
    public Table build(Iterable<? extends T> rows) {
        rows.forEach(this::row);
        return build();
    }

    /** The table, without the columns that have no value in any row. */
    public Table build() {
        groups.removeIf(group -> group.rows().isEmpty());
        Table all = new Table(unit.isEmpty() ? caption : caption + ", " + unit, columns, groupedBy, groups, notes);
        if (all.hasFewSamples()) {
            note(Table.FEW + " fewer samples than the percentile needs");
        }
        int[] decimals = IntStream.range(0, columns.size())
                .map(column -> TableNumbers.decimals(columns.get(column).decimals(), all.values(column)))
                .toArray();
        return all.select(
                column -> column == 0 || all.hasContent(column),
                (cell, column) -> TableNumbers.format(cell, decimals[column]));
    }
}
