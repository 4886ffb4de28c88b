package analysis.report.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as text, with a point whatever the locale. */
public final class Decimal {

    private static final int MAX_DECIMALS = 6;

    private Decimal() {}

    /** For programs: at most six decimals, no trailing zeros, no exponent. */
    public static BigDecimal exact(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(MAX_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        // 100 would be 1E+2 otherwise.
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }

    /** For people: a fixed number of decimals, so that a column's points are aligned; no sign for what is rounded to none. */
    public static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }

    /** For changes: as {@link #fixed(double, int)}, with a plus if it is one, and no sign for none. */
    public static String signed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%+." + decimals + "f", value);
        return text.matches("[+-][0.]+") ? text.substring(1) : text;
    }

    /** As {@link #fixed(double, int)}; empty if absent. */
    public static String fixed(OptionalDouble value, int decimals) {
        return value.isPresent() ? fixed(value.getAsDouble(), decimals) : "";
    }
}
