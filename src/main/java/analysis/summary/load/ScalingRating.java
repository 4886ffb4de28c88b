package analysis.summary.load;

import java.util.Locale;

/** Rating of the scaling efficiency by the bands of the AKS benchmark suite, worst first. */
public enum ScalingRating {
    POOR(0, 30, "poor, bottleneck present"),
    ACCEPTABLE(30, 50, "acceptable, some contention"),
    GOOD(50, 70, "good"),
    EXCELLENT(70, Double.POSITIVE_INFINITY, "excellent");

    private final double fromPct;
    private final double belowPct;
    private final String words;

    ScalingRating(double fromPct, double belowPct, String words) {
        this.fromPct = fromPct;
        this.belowPct = belowPct;
        this.words = words;
    }

    /** Rating of {@code efficiencyPct}, percent: 100 is linear scaling. */
    static ScalingRating of(double efficiencyPct) {
        for (ScalingRating rating : values()) {
            if (efficiencyPct < rating.belowPct) {
                return rating;
            }
        }
        return EXCELLENT;
    }

    /** Start of the next better band, percent; infinity for the best. */
    public double belowPct() {
        return belowPct;
    }

    /** Description for people. */
    public String words() {
        return words;
    }

    /** Band in words: {@code below 30 %}, {@code 30 to 50 %}, {@code above 70 %}. */
    public String range() {
        return this == POOR
                ? text("below %.0f %%", belowPct)
                : this == EXCELLENT ? text("above %.0f %%", fromPct) : text("%.0f to %.0f %%", fromPct, belowPct);
    }

    /** All bands in words, best first. */
    public static String bands() {
        return text(
                "%s is excellent, %s good, %s acceptable with some contention, %s poor (a bottleneck).",
                "A" + EXCELLENT.range().substring(1), GOOD.range(), ACCEPTABLE.range(), POOR.range());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
