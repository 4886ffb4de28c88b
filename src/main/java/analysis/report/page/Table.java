package analysis.report.page;

import analysis.report.svg.Graphic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table. The first column names the rows; a column of numbers has the same number of decimals in every row.
 *
 * @param caption what it shows
 * @param columns the first one heads the rows
 * @param groupedBy what the headings of the groups name, for formats that give them a column
 * @param groups rows under a common heading
 * @param notes what to know for reading it
 */
public record Table(String caption, List<Column> columns, String groupedBy, List<Group> groups, List<String> notes)
        implements Block {

    /** Marks a percentile that its sample is too small for. */
    static final String FEW = "~";

    private static final String MODEL = "Model";

    /**
     * @param unit empty for text and counts
     * @param numeric aligned by its decimal point
     * @param decimals of its numbers; absent: as many as its largest value leaves room for
     * @param axis the axis of a column of drawings
     */
    public record Column(String title, String unit, boolean numeric, OptionalInt decimals, Optional<Graphic> axis) {

        private static Column text(String title, Optional<Graphic> axis) {
            return new Column(title, "", false, OptionalInt.empty(), axis);
        }
    }

    /** @param title empty: no heading */
    public record Group(String title, List<Row> rows) {}

    /** @param total true for a row that sums up those above it */
    public record Row(List<Cell> cells, boolean total) {}

    /**
     * @param text what is shown, without its sign
     * @param value the number, where it has yet to become text
     * @param drawing shown instead of the text by the formats that can
     * @param link the file that the text leads to, relative to the report; empty: none
     */
    public record Cell(
            String text, OptionalDouble value, Tone tone, boolean fewSamples, Optional<Graphic> drawing, String link) {

        private Cell(String text, OptionalDouble value, Optional<Graphic> drawing) {
            this(text, value, Tone.NEUTRAL, false, drawing, "");
        }

        public static Cell text(String text) {
            return new Cell(text, OptionalDouble.empty(), Optional.empty());
        }

        /** @param file relative to the report, as {@link Block.Link} has it */
        public static Cell link(String text, String file) {
            return new Cell(text, OptionalDouble.empty(), Tone.NEUTRAL, false, Optional.empty(), file);
        }

        /** @param text for the formats without drawings; may be empty */
        public static Cell drawn(Graphic drawing, String text) {
            return new Cell(text, OptionalDouble.empty(), Optional.of(drawing));
        }

        public static Cell number(OptionalDouble value) {
            return new Cell("", value, Optional.empty());
        }

        public static Cell number(double value) {
            return number(OptionalDouble.of(value));
        }

        public static Cell count(long count) {
            return text(Long.toString(count));
        }

        public Cell toned(Tone other) {
            return new Cell(text, value, other, fewSamples, drawing, link);
        }

        /** Marks a percentile that its sample is too small for. */
        public Cell few(boolean few) {
            return new Cell(text, value, tone, few, drawing, link);
        }
    }

    @Override
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    private boolean hasFewSamples() {
        return groups.stream()
                .flatMap(group -> group.rows.stream())
                .flatMap(row -> row.cells.stream())
                .anyMatch(Cell::fewSamples);
    }

    /** Collects a table. */
    public static final class Builder {

        private final String caption;
        private final List<Column> columns = new ArrayList<>();
        private final List<Group> groups = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private String groupedBy = MODEL;
        private String unit = "";

        public Builder(String caption) {
            this.caption = caption;
        }

        public Builder text(String title) {
            columns.add(Column.text(title, Optional.empty()));
            return this;
        }

        public Builder number(String title, String unitOfColumn) {
            return number(title, unitOfColumn, OptionalInt.empty());
        }

        public Builder number(String title, String unitOfColumn, int decimals) {
            return number(title, unitOfColumn, OptionalInt.of(decimals));
        }

        private Builder number(String title, String unitOfColumn, OptionalInt decimals) {
            columns.add(
                    new Column(title, unitOfColumn.equals(unit) ? "" : unitOfColumn, true, decimals, Optional.empty()));
            return this;
        }

        /** A column of drawings over one axis. */
        public Builder drawings(String title, Graphic axis) {
            columns.add(Column.text(title, Optional.of(axis)));
            return this;
        }

        /** Says in the caption what most columns are in, which their heads then need not repeat. */
        public Builder unit(String ofTable) {
            unit = ofTable;
            return this;
        }

        /** Adds what to know for reading the table. */
        public Builder note(String text) {
            notes.add(text);
            return this;
        }

        /** Says what the groups are; models if it is not said. */
        public Builder groupedBy(String what) {
            groupedBy = what;
            return this;
        }

        /** Begins a group; rows before the first one are in a group without a title. */
        public Builder group(String title) {
            groups.add(new Group(title, new ArrayList<>()));
            return this;
        }

        public Builder row(Cell... cells) {
            return row(List.of(cells));
        }

        private Builder add(Row row) {
            if (row.cells.size() != columns.size()) {
                throw new IllegalArgumentException(
                        row.cells.size() + " cells for " + columns.size() + " columns of '" + caption + "'");
            }
            if (groups.isEmpty()) {
                group("");
            }
            groups.get(groups.size() - 1).rows().add(row);
            return this;
        }

        public Builder row(List<Cell> cells) {
            return add(new Row(cells, false));
        }

        /** A row that sums up those above it. */
        public Builder total(List<Cell> cells) {
            return add(new Row(cells, true));
        }

        /** The table, without the columns that have no value in any row. */
        public Table build() {
            groups.removeIf(group -> group.rows.isEmpty());
            Table all = new Table(unit.isEmpty() ? caption : caption + ", " + unit, columns, groupedBy, groups, notes);
            if (all.hasFewSamples()) {
                note(FEW + " fewer samples than the percentile needs");
            }
            int[] decimals = IntStream.range(0, columns.size())
                    .map(column -> TableNumbers.decimals(columns.get(column).decimals(), all.values(column)))
                    .toArray();
            return all.select(
                    column -> column == 0 || all.hasContent(column),
                    (cell, column) -> TableNumbers.format(cell, decimals[column]));
        }
    }

    private boolean hasContent(int column) {
        return hasText(column) || column(column).anyMatch(cell -> cell.drawing.isPresent());
    }

    private boolean hasText(int column) {
        return column(column).anyMatch(cell -> !cell.text.isEmpty() || cell.value.isPresent());
    }

    /** The same for a format without drawings: without the columns that have nothing else. */
    public Table asText() {
        return select(column -> column == 0 || hasText(column), (cell, column) -> cell);
    }

    /** Some of its columns, with each of their cells as {@code changed} makes it of the cell and its column. */
    private Table select(IntPredicate kept, BiFunction<Cell, Integer, Cell> changed) {
        List<Integer> used =
                IntStream.range(0, columns.size()).filter(kept).boxed().toList();
        return new Table(
                caption,
                used.stream().map(columns::get).toList(),
                groupedBy,
                groups.stream()
                        .map(group -> new Group(
                                group.title,
                                group.rows.stream()
                                        .map(row -> new Row(
                                                used.stream()
                                                        .map(column -> changed.apply(row.cells.get(column), column))
                                                        .toList(),
                                                row.total))
                                        .toList()))
                        .toList(),
                List.copyOf(notes));
    }

    /** Whether its groups have headings. */
    public boolean isGrouped() {
        return groups.stream().anyMatch(group -> !group.title.isEmpty());
    }

    private double[] values(int column) {
        return column(column)
                .filter(cell -> cell.value.isPresent())
                .mapToDouble(cell -> cell.value.getAsDouble())
                .toArray();
    }

    private Stream<Cell> column(int column) {
        return groups.stream().flatMap(group -> group.rows.stream()).map(row -> row.cells.get(column));
    }
}
