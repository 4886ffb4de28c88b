package analysis.report.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Numbers as text, with a point whatever the locale. */
public final class Decimal {

    private static final int MAX_DECIMALS = 6;

    private Decimal() {}

    /** For programs: at most six decimals, no trailing zeros, no exponent. */
    public static BigDecimal exact(double value) {
        BigDecimal rounded = rounded(value, MAX_DECIMALS).stripTrailingZeros();
        // 100 would be 1E+2 otherwise.
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }

    /** For people: a fixed number of decimals, so that a column's points are aligned; no sign for what is rounded to none. */
    public static String fixed(double value, int decimals) {
        return Double.isFinite(value) ? rounded(value, decimals).toPlainString() : String.valueOf(value);
    }

    /** For changes: as {@link #fixed(double, int)}, with a plus if it is one, and no sign for none. */
    public static String signed(double value, int decimals) {
        boolean plus = Double.isFinite(value) ? rounded(value, decimals).signum() > 0 : value > 0;
        return (plus ? "+" : "") + fixed(value, decimals);
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** As {@link #fixed(double, int)}; empty if absent. */
    public static String fixed(OptionalDouble value, int decimals) {
        return value.isPresent() ? fixed(value.getAsDouble(), decimals) : "";
    }
}
