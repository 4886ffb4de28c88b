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

/** Values and changes as text and as drawings. */
final class Amounts {

    private static final int DECIMALS = 2;
    private static final int DECIMALS_OF_SMALL = 4;

    /** Few samples leave open changes that are beyond any use. */
    private static final double LARGEST_PCT = 1000;

    private Amounts() {}

    /** A value of a row, with as many decimals as the row's other values have. */
    static Cell value(Row row, OptionalDouble value) {
        double largest = row.overRuns().orElseThrow().max();
        return Cell.text(Decimal.fixed(value, largest < 1 ? DECIMALS_OF_SMALL : DECIMALS));
    }

    static Cell value(Row row, double value) {
        return value(row, OptionalDouble.of(value));
    }

    /** {@code +12.3}, or that it is beyond what can be told. */
    static String pct(double pct) {
        return pct > LARGEST_PCT ? ">+" + Decimal.fixed(LARGEST_PCT, 0) : Decimal.signed(pct, 1);
    }

    /** {@code +12.3 [+4.5 +20.1]*}. */
    static String change(Change change) {
        return change.interval()
                .map(interval -> pct(change.pct()) + " [" + pct(interval.lowPct()) + " " + pct(interval.highPct()) + "]"
                        + (interval.excludesNoChange() ? "*" : " "))
                .orElse(pct(change.pct()));
    }

    /**
     * What an axis has to have room for: of a change that is certain its whole interval, of others the value, so that
     * what the samples leave wide open does not press what they tell into a corner.
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
