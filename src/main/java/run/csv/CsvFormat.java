package run.csv;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Format of values in the CSV files of a run folder, independent of the locale. */
public final class CsvFormat {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Above it a double has no thousandths to speak of, and a long of them would overflow. */
    private static final double MAX_THOUSANDTHS = 1e12;

    private CsvFormat() {}

    public static String timestamp(Instant instant) {
        return TIMESTAMP.format(instant);
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
        String fraction = Long.toString(1000 + thousandths % 1000); // one digit too many, which keeps leading zeros
        return thousandths / 1000 + "." + fraction.substring(1);
    }
}
