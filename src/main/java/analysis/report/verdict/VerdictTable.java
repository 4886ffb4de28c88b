package analysis.report.verdict;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.text.Decimal;
import analysis.verdict.Interval;
import analysis.verdict.Level;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Table of a verdict, one row per figure. */
public final class VerdictTable {

    private static final double TENTHS_FROM = 100;
    private static final double HUNDREDTHS_FROM = 10;

    /** Largest change that is shown as a number; an interval that reaches further excludes nothing. */
    private static final double BEYOND_WORDS = 10;

    private VerdictTable() {}

    /** Table of these rows of {@code verdict}. */
    public static Table of(String caption, VerdictJson verdict, List<VerdictJson.Row> rows) {
        return new TableBuilder<VerdictJson.Row>(caption)
                .cell("Verdict", row -> Cell.text(row.level().name()).toned(tone(row.level())))
                .text(verdict.rowsOf(), VerdictJson.Row::model)
                .text(verdict.seriesOf(), VerdictJson.Row::series)
                .text("Figure", VerdictJson.Row::figure)
                .numeric("Change", "", row -> change(row.changePct()))
                .numeric("From", "", row -> change(row.changeLowPct()))
                .numeric("To", "", row -> change(row.changeHighPct()))
                .text("Limit", VerdictJson.Row::limit)
                .numeric("Baseline", "", row -> value(row.baseline(), row.unit()))
                .numeric("Now", "", row -> value(row.current(), row.unit()))
                .numeric("Samples", "", row -> Cell.text(row.samples() == 0 ? "" : Integer.toString(row.samples())))
                .numeric(
                        "Needed",
                        "",
                        row -> Cell.text(row.generationsNeeded() == null ? "" : "~" + row.generationsNeeded()))
                .build(rows);
    }

    private static Cell value(BigDecimal value, String unit) {
        return Cell.text(value == null ? "" : value(OptionalDouble.of(value.doubleValue()), unit));
    }

    private static Cell change(BigDecimal percent) {
        return Cell.text(percent == null ? "" : percent(percent.doubleValue() / 100));
    }

    /** Tone of a level; a figure that could not be judged is neither good nor bad. */
    public static Tone tone(Level level) {
        return switch (level) {
            case PASS, IMPROVED -> Tone.GOOD;
            case FAIL -> Tone.BAD;
            case WARN -> Tone.WARNING;
            case MISSING, INCONCLUSIVE, INVALID -> Tone.NEUTRAL;
        };
    }

    /** Percentage such as {@code +12.3 %}, at most {@code >+1000 %}. */
    public static String percent(double share) {
        if (share > BEYOND_WORDS) {
            return String.format(Locale.ROOT, ">%+.0f %%", 100 * BEYOND_WORDS);
        }
        double rounded = Math.round(share * 1000) / 10.0;
        // avoids "-0.0 %"
        return String.format(Locale.ROOT, "%+.1f %%", rounded == 0 ? 0.0 : rounded);
    }

    /** Figure with its unit; empty if absent. */
    public static String value(OptionalDouble value, String unit) {
        if (value.isEmpty()) {
            return "";
        }
        double number = value.getAsDouble();
        int decimals = Math.abs(number) >= TENTHS_FROM ? 1 : Math.abs(number) >= HUNDREDTHS_FROM ? 2 : 3;
        return Decimal.fixed(number, decimals) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** Change with its interval: {@code +52.1 % (+31.0 % to +76.4 %)}. */
    static String change(Interval interval) {
        return percent(interval.change()) + " (" + percent(interval.low()) + " to " + percent(interval.high()) + ")";
    }
}
