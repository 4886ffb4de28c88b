package analysis.report.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Formatting of coordinates with one decimal, which is finer than any screen shows and keeps the page small. */
final class Coordinate {

    private Coordinate() {}

    static String text(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Text of a share, such as an opacity, with two decimals. */
    static String hundredths(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
