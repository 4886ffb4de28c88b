package analysis.report.sections;

import static run.Units.MS_PER_S;

import analysis.report.page.Block.KeyFigure;
import analysis.report.text.Decimal;

/** Formatting of numbers in sentences. */
final class Numbers {

    private Numbers() {}

    /** Time in ms with three significant digits, or without decimals from 100 on. */
    static String ms(double value) {
        if (value >= 100) {
            return Decimal.fixed(value, 0);
        }
        return Decimal.fixed(value, value >= 10 ? 1 : 2);
    }

    /** Time with its unit: {@code 99.0 ms}, {@code 2.31 s}. */
    static String time(double ms) {
        KeyFigure time = keyTime("", ms, "");
        return time.value() + " " + time.unit();
    }

    /** Key figure of {@link #time}: the headline and the figure tell a time in the same unit. */
    static KeyFigure keyTime(String label, double ms, String detail) {
        return ms < MS_PER_S
                ? new KeyFigure(label, ms(ms), "ms", detail)
                : new KeyFigure(label, Decimal.fixed(ms / MS_PER_S, ms < 10 * MS_PER_S ? 2 : 1), "s", detail);
    }

    /** Sentence made of words: {@code memory grows} becomes {@code Memory grows.} */
    static String sentence(String words) {
        return capitalised(words) + ".";
    }

    static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
