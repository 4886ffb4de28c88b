package run.csv;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Locale-independent format of values in the CSV files of a run folder. */
public final class CsvFormat {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Above it a double has hardly any thousandths, and their number may overflow a long. */
    private static final double MAX_THOUSANDTHS = 1e12;

    /** The last second that was formatted: successive rows mostly share theirs. */
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
        return second.text + threeDigits(TimeUnit.NANOSECONDS.toMillis(instant.getNano())) + "Z";
    }

    /** Number with three decimals; empty if it is not finite. */
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
        return Long.toString(1000 + number).substring(1); // the extra digit keeps leading zeros
    }
}
