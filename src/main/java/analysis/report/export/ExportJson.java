package analysis.report.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import run.RunInfo;

/** Formatting of values as in the older tools' files. */
final class ExportJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssX", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ExportJson() {}

    /** Start of a run in UTC, with the zone; empty if unknown. */
    static String time(RunInfo info) {
        return info.start() == null ? "" : TIME.format(info.start());
    }

    /** Value rounded to two decimals. */
    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
