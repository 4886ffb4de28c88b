package analysis.run;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/** One row of a CSV file. Every value is checked; a bad one is refused with its place. */
final class CsvRow {

    /** No time, rate or size measured here comes near it: about 30 years in ms. */
    static final double MAX = 1e12;

    private static final int LONGEST_NUMBER = 40;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** ISO 8601; older files put a space for the T, or leave the zone out, which then is UTC. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX]")
            .toFormatter(Locale.ROOT);

    private final Path file;
    private final long line;
    private final CsvHeader header;
    private final CSVRecord row;

    CsvRow(Path file, long line, CsvHeader header, CSVRecord row) {
        this.file = file;
        this.line = line;
        this.header = header;
        this.row = row;
    }

    /** The field as it is; empty if it is, or if the file has no such column. */
    String text(CsvColumn<?> column) {
        int field = header.fieldOf(column);
        return field == CsvHeader.ABSENT ? "" : row.get(field);
    }

    /** Text that names something: damaged bytes would make another name of it. */
    String name(CsvColumn<?> column) {
        String text = text(column);
        if (text.indexOf('\uFFFD') >= 0) {
            throw bad(column, "text in UTF-8");
        }
        return text;
    }

    /** Text that must not be empty. */
    String required(CsvColumn<?> column) {
        String text = name(column);
        if (text.isEmpty()) {
            throw bad(column, "a name");
        }
        return text;
    }

    /** One of a set of words; {@code absent} if the field is empty. */
    <V> V word(CsvColumn<?> column, V absent, Function<String, V> parse, String expected) {
        return text(column).isEmpty() ? absent : word(column, parse, expected);
    }

    /** One of a set of words. */
    <V> V word(CsvColumn<?> column, Function<String, V> parse, String expected) {
        try {
            return parse.apply(text(column));
        } catch (IllegalArgumentException e) {
            throw bad(column, expected);
        }
    }

    Instant timestamp(CsvColumn<?> column) {
        try {
            TemporalAccessor parsed = TIMESTAMP.parseBest(text(column), Instant::from, LocalDateTime::from);
            Instant instant = parsed instanceof Instant zoned
                    ? zoned
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // the message below says all that this one does, and where
        }
        throw bad(column, "a time such as 2026-01-31T12:00:00.000Z");
    }

    /** A measurement: 0 to {@link #MAX}, finite. */
    OptionalDouble measure(CsvColumn<?> column) {
        return decimal(column, 0, "a decimal number from 0 to 1e12, such as 12.345, or nothing");
    }

    /** A number of either sign. */
    OptionalDouble number(CsvColumn<?> column) {
        return decimal(column, -Double.MAX_VALUE, "a finite decimal number, such as -12.345, or nothing");
    }

    private OptionalDouble decimal(CsvColumn<?> column, double min, String expected) {
        String text = text(column);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double max = min < 0 ? Double.MAX_VALUE : MAX;
        if (text.length() <= LONGEST_NUMBER && consistsOf(text, 0, text.length(), "+-.eE")) {
            try {
                double value = Double.parseDouble(text);
                if (value >= min && value <= max) {
                    return OptionalDouble.of(value);
                }
            } catch (NumberFormatException e) {
                // the message below says all that this one does, and where
            }
        }
        throw bad(column, expected);
    }

    OptionalInt count(CsvColumn<?> column) {
        OptionalLong value = whole(column, Integer.MAX_VALUE);
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    /** A whole number from 0 to {@code max}. */
    OptionalLong whole(CsvColumn<?> column, long max) {
        String text = text(column);
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(whole(column, text, 0, text.length(), max));
    }

    /** Whole numbers from 0, separated by one space each. */
    int[] counts(CsvColumn<?> column) {
        String text = text(column);
        if (text.isEmpty()) {
            return new int[0];
        }
        int[] counts = new int[1 + (int) text.chars().filter(c -> c == ' ').count()];
        int start = 0;
        for (int i = 0; i < counts.length; i++) {
            int space = text.indexOf(' ', start);
            int end = space < 0 ? text.length() : space;
            counts[i] = (int) whole(column, text, start, end, Integer.MAX_VALUE);
            start = end + 1;
        }
        return counts;
    }

    private long whole(CsvColumn<?> column, String text, int start, int end, long max) {
        if (end > start && end - start <= LONGEST_NUMBER && consistsOf(text, start, end, "")) {
            try {
                long value = Long.parseLong(text, start, end, 10);
                if (value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // the message below says all that this one does, and where
            }
        }
        throw MalformedCsvException.field(
                file, line, column.header(), text.substring(start, end), "a whole number from 0 to " + max);
    }

    /** Java's parsers also take signs, hexadecimal numbers, suffixes, spaces, other scripts' digits and words. */
    private static boolean consistsOf(String text, int start, int end, String others) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && others.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    MalformedCsvException bad(CsvColumn<?> column, String expected) {
        return MalformedCsvException.field(file, line, column.header(), text(column), expected);
    }
}
