package analysis.report.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Formatting of numbers with a decimal point, independent of the locale. */
public final class Decimal {

    private static final int MAX_DECIMALS = 6;

    private Decimal() {}

    /** Number for programs: at most six decimals, no trailing zeros, no exponent. */
    public static BigDecimal exact(double value) {
        BigDecimal rounded = rounded(value, MAX_DECIMALS).stripTrailingZeros();
        // otherwise 100 is written as 1E+2
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }

    /** Number for people: a fixed number of decimals, and no minus if it is rounded to 0. */
    public static String fixed(double value, int decimals) {
        return Double.isFinite(value) ? rounded(value, decimals).toPlainString() : String.valueOf(value);
    }

    /** Change: as by {@link #fixed(double, int)}, with a plus before an increase and no sign if it is rounded to 0. */
    public static String signed(double value, int decimals) {
        boolean plus = Double.isFinite(value) ? rounded(value, decimals).signum() > 0 : value > 0;
        return (plus ? "+" : "") + fixed(value, decimals);
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** Number as by {@link #fixed(double, int)}; empty if absent. */
    public static String fixed(OptionalDouble value, int decimals) {
        return value.isPresent() ? fixed(value.getAsDouble(), decimals) : "";
    }
}
