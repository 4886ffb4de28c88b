package analysis.report.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Formatting of coordinates with one decimal, which is finer than any screen shows and keeps the page small. */
final class Coordinate {

    private Coordinate() {}

    static String text(double value) {
        return text(value, 1);
    }

    /** Text of a share, such as an opacity, with two decimals. */
    static String hundredths(double value) {
        return text(value, 2);
    }

    private static String text(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
