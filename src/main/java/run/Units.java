package run;

/** Factors between units of time, as doubles: {@link java.util.concurrent.TimeUnit} would drop fractions. */
public final class Units {

    public static final double NS_PER_S = 1e9;

    public static final double NS_PER_MS = 1e6;

    public static final double US_PER_MS = 1e3;

    public static final double MS_PER_S = 1e3;

    public static final double MS_PER_MINUTE = 60e3;

    public static final double MS_PER_HOUR = 3_600e3;

    private Units() {}
}
