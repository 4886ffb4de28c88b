package run.csv;

import java.util.Locale;

/**
 * A column of one of the CSV files of a run folder. Implemented by enums, whose order is the order of the columns.
 *
 * @param <T> what a row holds
 */
public interface CsvColumn<T> {

    /** Position among the columns, from 0. */
    int ordinal();

    /** The constant's name. */
    String name();

    /** The name in the header row. */
    default String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of {@code row}, not yet quoted; empty if the row has no such value. */
    String write(T row);
}
