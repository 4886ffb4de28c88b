package analysis.report;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.verdict.Finding;
import analysis.verdict.Interval;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A verdict's table: a row for each figure. */
public final class VerdictTable {

    private static final double TENTHS_FROM = 100;
    private static final double HUNDREDTHS_FROM = 10;

    private VerdictTable() {}

    static Table of(List<Finding> findings) {
        Table.Builder table = new Table.Builder("Figures")
                .text("Verdict")
                .text("Model")
                .text("Series")
                .text("Figure")
                .number("Baseline", "")
                .number("Now", "")
                .number("Change", "")
                .number("From", "")
                .number("To", "")
                .number("Limit", "")
                .number("Samples", "")
                .number("Needed", "");
        findings.forEach(finding -> table.row(row(finding)));
        return table.build();
    }

    private static List<Cell> row(Finding finding) {
        String unit = finding.subject().unit();
        return Stream.of(
                        finding.level().name(),
                        finding.subject().model(),
                        finding.subject().series(),
                        finding.subject().figure(),
                        value(finding.baseline(), unit),
                        value(finding.current(), unit),
                        finding.change()
                                .map(interval -> percent(interval.change()))
                                .orElse(""),
                        finding.change()
                                .map(interval -> percent(interval.low()))
                                .orElse(""),
                        finding.change()
                                .map(interval -> percent(interval.high()))
                                .orElse(""),
                        finding.limit(),
                        finding.samples() == 0 ? "" : Integer.toString(finding.samples()),
                        finding.generations().isPresent()
                                ? "~" + finding.generations().getAsLong()
                                : "")
                .map(Cell::text)
                .toList();
    }

    /** {@code +12.3 %}. */
    public static String percent(double share) {
        double rounded = Math.round(share * 1000) / 10.0;
        // No "-0.0 %".
        return String.format(Locale.ROOT, "%+.1f %%", rounded == 0 ? 0.0 : rounded);
    }

    /** A figure with its unit; empty if it is absent. */
    public static String value(OptionalDouble value, String unit) {
        if (value.isEmpty()) {
            return "";
        }
        double number = value.getAsDouble();
        int decimals = Math.abs(number) >= TENTHS_FROM ? 1 : Math.abs(number) >= HUNDREDTHS_FROM ? 2 : 3;
        return Decimal.fixed(number, decimals) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** {@code +52.1 % (+31.0 % to +76.4 %)}. */
    static String change(Interval interval) {
        return percent(interval.change()) + " (" + percent(interval.low()) + " to " + percent(interval.high()) + ")";
    }
}
