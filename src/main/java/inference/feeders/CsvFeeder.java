package inference.feeders;

import inference.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reader of feeders in CSV (RFC 4180) with a header line. */
public final class CsvFeeder {

    private CsvFeeder() {}

    /**
     * Rows of a feeder, at least one.
     *
     * @param header names of the columns, in order
     * @throws SettingsException if the header differs, a row has more or fewer cells, or there is no row
     */
    public static List<Row> rows(Feeder feeder, List<String> header) {
        return rows(feeder, found -> {
            if (!found.equals(header)) {
                throw feeder.broken(1, "the header is " + found + ", expected " + header);
            }
        });
    }

    /**
     * Rows of a feeder whose header has at least the column {@code required}; at least one.
     *
     * @throws SettingsException if the column is missing, a row has more or fewer cells, or there is no row
     */
    static List<Row> rowsWith(Feeder feeder, String required) {
        return rows(feeder, found -> {
            if (!found.contains(required)) {
                throw feeder.broken(1, "the header is " + found + ", expected a column '" + required + "'");
            }
        });
    }

    private static List<Row> rows(Feeder feeder, Consumer<List<String>> check) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(feeder.text(), format)) {
            List<String> header = parser.getHeaderNames();
            check.accept(header);
            for (CSVRecord row : parser) {
                long line = parser.getCurrentLineNumber();
                if (row.size() != header.size()) {
                    throw feeder.broken(line, "expected " + header + ", got " + row.toList());
                }
                rows.add(new Row(feeder, line, header, row.toList()));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw feeder.broken(e.getMessage());
        } catch (UncheckedIOException e) {
            throw feeder.broken(e.getCause().getMessage());
        }
        if (rows.isEmpty()) {
            throw feeder.broken("has no rows below its header");
        }
        return rows;
    }

    /**
     * Row of a feeder.
     *
     * @param line line of the file in which the row ends, from 1
     */
    public record Row(Feeder feeder, long line, List<String> header, List<String> cells) {

        /** Cell that must not be blank, without surrounding space. */
        public String text(String column) {
            String value = cells.get(header.indexOf(column)).strip();
            if (value.isEmpty()) {
                throw feeder.broken(line, "the column '" + column + "' is empty");
            }
            return value;
        }

        /** Cell with a whole number from {@code min} to {@code max}. */
        public int integer(String column, int min, int max) {
            String value = text(column);
            try {
                int number = Integer.parseInt(value);
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Reported below, like a number out of range.
            }
            throw feeder.broken(line, column + " '" + value + "' is not a whole number from " + min + " to " + max);
        }
    }
}
