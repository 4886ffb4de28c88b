package run.csv;

import java.util.Locale;

/**
 * Column of a CSV file of a run folder. Implemented by enums, whose order is that of the columns.
 *
 * @param <T> type of a row
 */
public interface CsvColumn<T> {

    /** Position among the columns, from 0. */
    int ordinal();

    /** Name of the enum constant. */
    String name();

    /** Name in the header row. */
    default String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Field of {@code row}, not yet quoted; empty if the row has no such value. */
    String write(T row);
}
