package analysis.report.text;

/** Formatting of memory sizes in binary units. */
public final class ByteSize {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final double STEP = 1024;
    /** Smallest size that is not shown as 0, for the rounding errors of slopes. */
    private static final double SMALLEST = 0.005;

    private ByteSize() {}

    /** Unit of the sizes on an axis. */
    public record Unit(String name, double bytes) {}

    /** Largest unit that is at most {@code largest} bytes. */
    public static Unit unit(double largest) {
        int unit = 0;
        while (unit < UNITS.length - 1 && Math.abs(largest) >= Math.pow(STEP, unit + 1.0)) {
            unit++;
        }
        return new Unit(UNITS[unit], Math.pow(STEP, unit));
    }

    /** Size with three or four digits and the unit: {@code 22.6 GiB}, {@code -1.50 MiB}, {@code 0 B}. */
    public static String of(double bytes) {
        double value = Math.abs(bytes) < SMALLEST ? 0 : bytes;
        int unit = 0;
        while (Math.abs(value) >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        double size = Math.abs(value);
        int decimals = unit == 0 && (size >= 10 || size == Math.rint(size)) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return Decimal.fixed(value, decimals) + " " + UNITS[unit];
    }

    /** Size as by {@link #of}, with a plus before an increase. */
    public static String change(double bytes) {
        return (bytes >= SMALLEST ? "+" : "") + of(bytes);
    }
}
