package run.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Header row of a CSV file: maps columns to fields, in any order. */
final class CsvHeader {

    static final int ABSENT = -1;

    private final int[] fieldOf;
    private final int fields;

    private final List<String> missing = new ArrayList<>();

    /**
     * @param required number of leading columns that a file must have
     * @throws MalformedCsvException if it lacks one, or names one twice
     */
    CsvHeader(Path file, List<? extends CsvColumn<?>> columns, int required, List<String> header) {
        fieldOf = new int[columns.size()];
        fields = header.size();
        Arrays.fill(fieldOf, ABSENT);
        for (int field = 0; field < fields; field++) {
            String name = header.get(field).strip().toLowerCase(Locale.ROOT);
            int column = find(columns, name);
            if (column != ABSENT && fieldOf[column] != ABSENT) {
                throw new MalformedCsvException(file, 1, "the column " + name + " occurs twice");
            }
            if (column != ABSENT) {
                fieldOf[column] = field;
            }
        }
        for (CsvColumn<?> column : columns) {
            if (fieldOf[column.ordinal()] == ABSENT) {
                missing.add(column.header());
            }
        }
        List<String> lacking = columns.stream()
                .limit(required)
                .map(CsvColumn::header)
                .filter(missing::contains)
                .toList();
        if (!lacking.isEmpty()) {
            throw new MalformedCsvException(file, 1, describe(lacking, columns.get(0), header));
        }
    }

    /** Index of the field that holds {@code column}, or {@link #ABSENT}. */
    int fieldOf(CsvColumn<?> column) {
        return fieldOf[column.ordinal()];
    }

    int fields() {
        return fields;
    }

    List<String> missing() {
        return List.copyOf(missing);
    }

    private static int find(List<? extends CsvColumn<?>> columns, String name) {
        for (CsvColumn<?> column : columns) {
            if (column.header().equals(name)) {
                return column.ordinal();
            }
        }
        return ABSENT;
    }

    private static String describe(List<String> lacking, CsvColumn<?> first, List<String> header) {
        String found = MalformedCsvException.shown(String.join(",", header));
        String hint = header.size() == 1 && found.matches(".*[;\t].*") && found.contains(first.header())
                ? "fields must be separated by commas"
                : "is it another kind of file?";
        return "the header lacks the column" + (lacking.size() > 1 ? "s " : " ") + String.join(", ", lacking)
                + "; it reads '" + found + "'; " + hint;
    }
}
