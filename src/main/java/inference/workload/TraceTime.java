package inference.workload;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalLong;

/** Parser of the times in traces: numbers, or dates with or without a zone. */
public final class TraceTime {

    private static final long NS_PER_S = 1_000_000_000L;
    /** Limit on times (146 years, so dates end in 2116), with which the difference of two times fits a long. */
    private static final double FARTHEST_NS = 1L << 62;

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
     * Time in ns, since an origin that all times of a file share; empty if the text is not a time.
     *
     * @param nsPerUnit unit of a plain number, ns
     */
    static OptionalLong ns(String text, double nsPerUnit) {
        try {
            return ns(Double.parseDouble(text), nsPerUnit);
        } catch (NumberFormatException e) {
            return dateNs(text);
        }
    }

    /** Time of a plain number in ns; empty if it is out of range. */
    static OptionalLong ns(double number, double nsPerUnit) {
        double ns = number * nsPerUnit;
        return Math.abs(ns) <= FARTHEST_NS ? OptionalLong.of(Math.round(ns)) : OptionalLong.empty();
    }

    /** Nanoseconds since 1970 of a date and time, in UTC unless it has a zone; empty if the text is not one. */
    public static OptionalLong dateNs(String text) {
        try {
            TemporalAccessor date = DATE.parseBest(text.strip(), Instant::from, LocalDateTime::from);
            Instant instant = date instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) date;
            long ns = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NS_PER_S), instant.getNano());
            return Math.abs((double) ns) <= FARTHEST_NS ? OptionalLong.of(ns) : OptionalLong.empty();
        } catch (DateTimeParseException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
