package run.csv;

import java.math.BigDecimal;
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
import java.util.regex.Pattern;
import run.ValueLimits;

/** Row of a CSV file. Every value is checked; a bad one is refused with its line and column. */
public final class CsvRow {

    /** More than the bytes and tokens of any machine. */
    private static final double MAX_NUMBER = 1e18;

    /** Finer than any measurement; rates divide by values. */
    private static final double LEAST = 1e-12;

    private static final int LONGEST_NUMBER = 40;

    /** ISO 8601; older files have a space instead of the T, a zone without a colon, or none, which means UTC. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private static final Pattern EPOCH = Pattern.compile("\\d{9,13}(\\.\\d{1,9})?");
    private static final int DIGITS_OF_SECONDS = 10;

    private final Path file;
    private final CsvHeader header;
    private final CsvScanner row;

    /** Last text of each field, and its converted word: most columns repeat theirs from row to row. */
    private final String[] texts;

    private final Object[] words;

    /** @param row positioned at the row to read */
    CsvRow(Path file, CsvHeader header, CsvScanner row) {
        this.file = file;
        this.header = header;
        this.row = row;
        this.texts = new String[header.fields()];
        this.words = new Object[header.fields()];
    }

    private boolean isEmpty(CsvColumn<?> column) {
        int field = header.fieldOf(column);
        return field == CsvHeader.ABSENT || row.start(field) == row.end(field);
    }

    /** Field as text; empty if the file has no such column. */
    public String text(CsvColumn<?> column) {
        int field = header.fieldOf(column);
        if (field == CsvHeader.ABSENT) {
            return "";
        }
        if (texts[field] == null || !row.is(field, texts[field])) {
            texts[field] = row.text(field);
            words[field] = null;
        }
        return texts[field];
    }

    /** Field with a name, in which invalid UTF-8 is refused: it would become another name. */
    public String name(CsvColumn<?> column) {
        String text = text(column);
        if (text.indexOf('\uFFFD') >= 0) {
            throw bad(column, "text in UTF-8");
        }
        return text;
    }

    /** Name that must not be empty. */
    public String required(CsvColumn<?> column) {
        String text = name(column);
        if (text.isEmpty()) {
            throw bad(column, "a name");
        }
        return text;
    }

    /** Word converted by {@code parse}; {@code absent} if the field is empty. */
    public <V> V word(CsvColumn<?> column, V absent, Function<String, V> parse, String expected) {
        return isEmpty(column) ? absent : word(column, parse, expected);
    }

    /** Word converted by {@code parse}, which must be the same for a column each time and never return null. */
    @SuppressWarnings("unchecked") // by the above
    public <V> V word(CsvColumn<?> column, Function<String, V> parse, String expected) {
        String text = text(column);
        int field = header.fieldOf(column);
        try {
            if (field == CsvHeader.ABSENT) {
                return parse.apply(text);
            }
            if (words[field] == null) {
                words[field] = parse.apply(text);
            }
            return (V) words[field];
        } catch (IllegalArgumentException e) {
            throw bad(column, expected);
        }
    }

    public Instant timestamp(CsvColumn<?> column) {
        int field = header.fieldOf(column);
        long usual = CsvDigits.timestampMs(row.characters(), row.start(field), row.end(field));
        return usual == CsvDigits.NONE ? anyTimestamp(column) : Instant.ofEpochMilli(usual);
    }

    private Instant anyTimestamp(CsvColumn<?> column) {
        String text = text(column);
        try {
            Instant instant = EPOCH.matcher(text).matches() ? sinceEpoch(text) : ofIso(text);
            if (ValueLimits.isTime(instant)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // the message below says all that this one does, and where
        }
        throw bad(column, "a time such as 2026-01-31T12:00:00.000Z, or s or ms since 1970");
    }

    private static Instant ofIso(String text) {
        TemporalAccessor parsed = TIMESTAMP.parseBest(text, Instant::from, LocalDateTime::from);
        return parsed instanceof Instant zoned
                ? zoned
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    /** Time since 1970: up to 10 digits before the point are s, more are ms. */
    private static Instant sinceEpoch(String text) {
        BigDecimal number = new BigDecimal(text);
        boolean seconds = number.precision() - number.scale() <= DIGITS_OF_SECONDS;
        return Instant.ofEpochMilli((seconds ? number.movePointRight(3) : number).longValue());
    }

    /** Measurement from 0 to {@link ValueLimits#MOST}. */
    public OptionalDouble measure(CsvColumn<?> column) {
        return decimal(column, 0, "a decimal number from 0 to 1e12, such as 12.345, or nothing");
    }

    /** Number of either sign within ±1e18, so that sums stay finite. */
    public OptionalDouble number(CsvColumn<?> column) {
        return decimal(column, -MAX_NUMBER, "a decimal number from -1e18 to 1e18, such as -12.345, or nothing");
    }

    private OptionalDouble decimal(CsvColumn<?> column, double min, String expected) {
        if (isEmpty(column)) {
            return OptionalDouble.empty();
        }
        int field = header.fieldOf(column);
        double usual = CsvDigits.decimal(row.characters(), row.start(field), row.end(field));
        return OptionalDouble.of(
                usual <= ValueLimits.MOST && (usual >= LEAST || usual == 0)
                        ? usual
                        : anyDecimal(column, min, expected));
    }

    private double anyDecimal(CsvColumn<?> column, double min, String expected) {
        String text = text(column);
        double max = min < 0 ? MAX_NUMBER : ValueLimits.MOST;
        if (text.length() <= LONGEST_NUMBER && consistsOf(text, "+-.eE")) {
            try {
                double value = Double.parseDouble(text);
                if (value >= min && value <= max && (value == 0 || Math.abs(value) >= LEAST)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // the message below says all that this one does, and where
            }
        }
        throw bad(column, expected);
    }

    public OptionalInt count(CsvColumn<?> column) {
        OptionalLong value = whole(column, Integer.MAX_VALUE);
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    /** Whole number from 0 to {@code max}. */
    public OptionalLong whole(CsvColumn<?> column, long max) {
        if (isEmpty(column)) {
            return OptionalLong.empty();
        }
        int field = header.fieldOf(column);
        return OptionalLong.of(whole(column, row.start(field), row.end(field), max));
    }

    /** Whole numbers from 0, separated by single spaces. */
    public int[] counts(CsvColumn<?> column) {
        if (isEmpty(column)) {
            return new int[0];
        }
        char[] text = row.characters();
        int end = row.end(header.fieldOf(column));
        int start = row.start(header.fieldOf(column));
        int[] counts = new int[1 + spaces(text, start, end)];
        for (int i = 0; i < counts.length; i++) {
            int to = start;
            while (to < end && text[to] != ' ') {
                to++;
            }
            counts[i] = (int) whole(column, start, to, Integer.MAX_VALUE);
            start = to + 1;
        }
        return counts;
    }

    private static int spaces(char[] text, int start, int end) {
        int spaces = 0;
        for (int i = start; i < end; i++) {
            spaces += text[i] == ' ' ? 1 : 0;
        }
        return spaces;
    }

    private long whole(CsvColumn<?> column, int start, int end, long max) {
        int usual = CsvDigits.whole(row.characters(), start, end);
        return usual == CsvDigits.NONE || usual > max ? anyWhole(column, start, end, max) : usual;
    }

    private long anyWhole(CsvColumn<?> column, int start, int end, long max) {
        String text = new String(row.characters(), start, end - start);
        if (!text.isEmpty() && text.length() <= LONGEST_NUMBER && consistsOf(text, "")) {
            try {
                long value = Long.parseLong(text);
                if (value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // the message below says all that this one does, and where
            }
        }
        throw MalformedCsvException.field(file, row.line(), column.header(), text, "a whole number from 0 to " + max);
    }

    /**
     * Guards Java's parsers, which also accept hexadecimal numbers, suffixes, spaces, other scripts' digits and words.
     */
    private static boolean consistsOf(String text, String others) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || others.indexOf(c) >= 0);
    }

    public MalformedCsvException bad(CsvColumn<?> column, String expected) {
        return MalformedCsvException.field(file, row.line(), column.header(), text(column), expected);
    }
}
