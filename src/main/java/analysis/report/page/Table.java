package analysis.report.page;

import analysis.report.svg.Graphic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Table whose first column names the rows. A column of numbers has the same number of decimals in every row.
 *
 * @param columns the first one names the rows
 * @param groupedBy title of the groups' headings, for formats that give them a column
 * @param groups rows under a common heading
 * @param notes explanations below the table
 */
public record Table(String caption, List<Column> columns, String groupedBy, List<Group> groups, List<String> notes)
        implements Block {

    /** Mark of a figure that has too few samples. */
    static final String FEW = "~";

    /**
     * Column of a table.
     *
     * @param unit empty for text and counts
     * @param numeric whether it is aligned by the decimal point
     * @param decimals of its numbers; absent to derive them from the largest value
     * @param axis of a column of drawings
     */
    public record Column(String title, String unit, boolean numeric, OptionalInt decimals, Optional<Graphic> axis) {

        static Column text(String title, Optional<Graphic> axis) {
            return new Column(title, "", false, OptionalInt.empty(), axis);
        }
    }

    /** Group of rows; an empty title gives no heading. */
    public record Group(String title, List<Row> rows) {

        private Group transposed(List<Column> columns, List<String> names) {
            Map<String, Row> byName = new HashMap<>();
            rows.forEach(row -> byName.put(row.cells.get(0).text, row));
            List<Row> turned = new ArrayList<>();
            for (int i = 1; i < columns.size(); i++) {
                int column = i;
                List<Cell> cells = new ArrayList<>(List.of(Cell.text(columns.get(column).title)));
                names.forEach(name -> cells.add(
                        byName.containsKey(name) ? byName.get(name).cells.get(column) : Cell.text("")));
                turned.add(new Row(cells, false));
            }
            return new Group(title, turned);
        }
    }

    /** Row of a table; {@code total} if it sums up those above it. */
    public record Row(List<Cell> cells, boolean total) {}

    /**
     * Cell of a table.
     *
     * @param text without the sign of its tone
     * @param value number that is still to be formatted as text
     * @param drawing shown instead of the text by formats with drawings
     * @param link target of the text, relative to the report; empty for none
     */
    public record Cell(
            String text, OptionalDouble value, Tone tone, boolean fewSamples, Optional<Graphic> drawing, String link) {

        private Cell(String text, OptionalDouble value, Optional<Graphic> drawing) {
            this(text, value, Tone.NEUTRAL, false, drawing, "");
        }

        public static Cell text(String text) {
            return new Cell(text, OptionalDouble.empty(), Optional.empty());
        }

        /** @param file relative to the report, as in {@link Block.Link} */
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

        /** Copy that is marked as a figure with too few samples. */
        public Cell few(boolean few) {
            return new Cell(text, value, tone, few, drawing, link);
        }
    }

    @Override
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    boolean hasFewSamples() {
        return groups.stream()
                .flatMap(group -> group.rows.stream())
                .flatMap(row -> row.cells.stream())
                .anyMatch(Cell::fewSamples);
    }

    boolean hasContent(int column) {
        return hasText(column) || column(column).anyMatch(cell -> cell.drawing.isPresent());
    }

    private boolean hasText(int column) {
        return column(column).anyMatch(cell -> !cell.text.isEmpty() || cell.value.isPresent());
    }

    /** Copy for a format without drawings: columns that have only drawings are left out. */
    public Table asText() {
        return select(column -> column == 0 || hasText(column), (cell, column) -> cell);
    }

    /** Copy with the columns that are {@code kept}, and their cells replaced by {@code changed}. */
    Table select(IntPredicate kept, BiFunction<Cell, Integer, Cell> changed) {
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

    /**
     * Table with the rows as columns, for a table that has more columns than a page is wide.
     *
     * @param head of the column with what headed the columns
     */
    public Table transposed(String head) {
        List<String> names = groups.stream()
                .flatMap(group -> group.rows.stream())
                .map(row -> row.cells.get(0).text)
                .distinct()
                .toList();
        boolean numeric = columns.stream().skip(1).allMatch(Column::numeric);
        List<Column> heads = new ArrayList<>(List.of(Column.text(head, Optional.empty())));
        names.forEach(name -> heads.add(new Column(name, "", numeric, OptionalInt.empty(), Optional.empty())));
        return new Table(
                caption,
                heads,
                groupedBy,
                groups.stream().map(group -> group.transposed(columns, names)).toList(),
                notes);
    }

    /** Whether groups have headings. */
    public boolean isGrouped() {
        return groups.stream().anyMatch(group -> !group.title.isEmpty());
    }

    double[] values(int column) {
        return column(column)
                .filter(cell -> cell.value.isPresent())
                .mapToDouble(cell -> cell.value.getAsDouble())
                .toArray();
    }

    private Stream<Cell> column(int column) {
        return groups.stream().flatMap(group -> group.rows.stream()).map(row -> row.cells.get(column));
    }
}
