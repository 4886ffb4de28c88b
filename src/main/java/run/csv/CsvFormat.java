package run.csv;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Format of values in the CSV files of a run folder, independent of the locale. */
public final class CsvFormat {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Above it a double has no thousandths to speak of, and a long of them would overflow. */
    private static final double MAX_THOUSANDTHS = 1e12;

    private static final long NS_PER_MS = 1_000_000;

    /** The second that was written last: one row after another is of the same. */
    private static volatile Second last = Second.of(0);

    private record Second(long epoch, String text) {
        static Second of(long epoch) {
            return new Second(epoch, SECONDS.format(Instant.ofEpochSecond(epoch)));
        }
    }

    private CsvFormat() {}

    public static String timestamp(Instant instant) {
        Second second = last;
        if (second.epoch != instant.getEpochSecond()) {
            second = Second.of(instant.getEpochSecond());
            last = second;
        }
        return second.text + threeDigits(instant.getNano() / NS_PER_MS) + "Z";
    }

    /** Three decimals. A value that is not finite is no measurement: empty. */
    public static String decimal(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        if (value < 0 || value > MAX_THOUSANDTHS) {
            return String.format(Locale.ROOT, "%.3f", value);
        }
        long thousandths = Math.round(value * 1000);
        return thousandths / 1000 + "." + threeDigits(thousandths % 1000);
    }

    private static String threeDigits(long number) {
        return Long.toString(1000 + number).substring(1); // one digit too many keeps leading zeros
    }
}
