package analysis.report.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import run.RunInfo;

/** Values as the documents write them. */
final class ExportJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssX", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ExportJson() {}

    /** The start of a run as the documents write times, with the zone, UTC; empty if it is not known. */
    static String time(RunInfo info) {
        return info.start() == null ? "" : TIME.format(info.start());
    }

    /** Two decimals, as the documents have them. */
    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
