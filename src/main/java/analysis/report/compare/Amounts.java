package analysis.report.compare;

import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import analysis.report.svg.Colour;
import analysis.report.svg.Graphic;
import analysis.report.svg.Intervals;
import analysis.report.text.Decimal;
import analysis.summary.comparison.Change;
import analysis.summary.comparison.RunComparison.Row;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Formatting of values and changes as text and drawings. */
final class Amounts {

    private static final int DECIMALS = 2;
    private static final int DECIMALS_OF_SMALL = 4;

    /** Largest change that is shown as a number; few samples do not exclude enormous ones. */
    private static final double LARGEST_PCT = 1000;

    private Amounts() {}

    /** Value of a row, with the same decimals as the row's other values. */
    static Cell value(Row row, OptionalDouble value) {
        double largest = row.overRuns().orElseThrow().max();
        return Cell.text(Decimal.fixed(value, largest < 1 ? DECIMALS_OF_SMALL : DECIMALS));
    }

    static Cell value(Row row, double value) {
        return value(row, OptionalDouble.of(value));
    }

    /** Change such as {@code +12.3}, or {@code >+1000}. */
    static String pct(double pct) {
        return pct > LARGEST_PCT ? ">+" + Decimal.fixed(LARGEST_PCT, 0) : Decimal.signed(pct, 1);
    }

    /** Change with its interval: {@code +12.3 [+4.5 +20.1]*}; the star marks an interval that excludes no change. */
    static String change(Change change) {
        return change.interval()
                .map(interval -> pct(change.pct()) + " [" + pct(interval.lowPct()) + " " + pct(interval.highPct()) + "]"
                        + (interval.excludesNoChange() ? "*" : " "))
                .orElse(pct(change.pct()));
    }

    /** {@code +12.3*}: without the interval, where there is no room for it. */
    static String brief(Change change) {
        boolean certain = change.interval()
                .filter(interval -> interval.excludesNoChange())
                .isPresent();
        return pct(change.pct()) + (certain ? "*" : "");
    }

    /**
     * Values that an axis has to include: the whole interval of a certain change, but only the value of others, so that wide intervals do
     * not squeeze the certain ones.
     */
    static DoubleStream extent(Change change, boolean certain) {
        DoubleStream limits = change.interval().filter(interval -> certain).stream()
                .flatMapToDouble(interval -> DoubleStream.of(interval.lowPct(), interval.highPct()));
        return DoubleStream.concat(DoubleStream.of(change.pct()), limits);
    }

    static Graphic drawing(Intervals axis, Change change, Tone tone) {
        return change.interval()
                .map(interval -> axis.interval(interval.lowPct(), change.pct(), interval.highPct(), colour(tone)))
                .orElse(axis.value(change.pct()));
    }

    static Cell low(Change change) {
        return Cell.text(
                change.interval().map(interval -> pct(interval.lowPct())).orElse(""));
    }

    static Cell high(Change change) {
        return Cell.text(
                change.interval().map(interval -> pct(interval.highPct())).orElse(""));
    }

    private static Colour colour(Tone tone) {
        return switch (tone) {
            case GOOD -> Colour.GREEN;
            case WARNING -> Colour.VERMILION;
            case BAD -> Colour.BAD;
            case NOTE, NEUTRAL -> Colour.GREY;
        };
    }
}
