package inference.workload;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalLong;

/** Times as traces have them: numbers, or dates with or without a zone. */
public final class TraceTime {

    private static final long NS_PER_S = 1_000_000_000L;
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private TraceTime() {}

    /**
     * Nanoseconds since some moment, the same for all times of a file; empty if it is no time.
     *
     * @param nsPerUnit of a bare number
     */
    static OptionalLong ns(String text, double nsPerUnit) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalLong.of(Math.round(number * nsPerUnit)) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return dateNs(text);
        }
    }

    /** Nanoseconds since 1970 of a date and time, UTC unless it has a zone; empty if it is none. */
    public static OptionalLong dateNs(String text) {
        try {
            TemporalAccessor date = DATE.parseBest(text.strip(), Instant::from, LocalDateTime::from);
            Instant instant = date instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) date;
            return OptionalLong.of(
                    Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NS_PER_S), instant.getNano()));
        } catch (DateTimeParseException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
