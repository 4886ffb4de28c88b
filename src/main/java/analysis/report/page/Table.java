package analysis.report.page;

import analysis.report.svg.Graphic;
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

    /**
     * @param unit empty for text and counts
     * @param numeric aligned by its decimal point
     * @param decimals of its numbers; absent: as many as its largest value leaves room for
     * @param axis the axis of a column of drawings
     */
    public record Column(String title, String unit, boolean numeric, OptionalInt decimals, Optional<Graphic> axis) {

        static Column text(String title, Optional<Graphic> axis) {
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

    /** The same for a format without drawings: without the columns that have nothing else. */
    public Table asText() {
        return select(column -> column == 0 || hasText(column), (cell, column) -> cell);
    }

    /** Some of its columns, with each of their cells as {@code changed} makes it of the cell and its column. */
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

    /** Whether its groups have headings. */
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
