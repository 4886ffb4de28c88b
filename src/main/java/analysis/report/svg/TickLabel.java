package analysis.report.svg;

import java.math.BigDecimal;
import java.math.MathContext;

/** Shortest text of a round number: {@code 0.5}, {@code 20}, {@code 10 000}. */
final class TickLabel {

    private static final MathContext DIGITS = new MathContext(6);
    private static final char NARROW_NO_BREAK_SPACE = '\u202F';
    private static final int GROUPED_FROM_DIGITS = 5;

    private TickLabel() {}

    static String of(double value) {
        String plain = new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
        if (plain.contains(".") || plain.length() < GROUPED_FROM_DIGITS) {
            return plain;
        }
        StringBuilder grouped = new StringBuilder(plain);
        for (int i = plain.length() - 3; i > (value < 0 ? 1 : 0); i -= 3) {
            grouped.insert(i, NARROW_NO_BREAK_SPACE);
        }
        return grouped.toString();
    }
}
