package analysis.report.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Positions as text: one decimal is finer than any screen shows, and keeps the page small. */
final class Coordinate {

    private Coordinate() {}

    static String text(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Shares, such as an opacity. */
    static String hundredths(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
