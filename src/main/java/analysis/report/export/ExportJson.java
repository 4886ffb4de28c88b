package analysis.report.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import run.RunInfo;

/** Values as the JSON files of the earlier benchmark suite have them: {@code docs/migration.md}. */
final class ExportJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ExportJson() {}

    /** Names and values by turns, in their order; values may be null. */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** The start of a run in UTC, as those files have times; empty if it is not known. */
    static String time(RunInfo info) {
        return info.start() == null ? "" : TIME.format(info.start());
    }

    /** Two decimals, as those files have them. */
    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
