package analysis.summary.load;

import java.util.Locale;

/** Ratings of the scaling efficiency by the older suite's bands, the worst first. */
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

    /** The rating of {@code efficiencyPct}, percent: 100 is linear scaling. */
    static ScalingRating of(double efficiencyPct) {
        for (ScalingRating rating : values()) {
            if (efficiencyPct < rating.belowPct) {
                return rating;
            }
        }
        return EXCELLENT;
    }

    /** Where the next better rating begins, percent; infinity for the best. */
    public double belowPct() {
        return belowPct;
    }

    /** What it says of the server. */
    public String words() {
        return words;
    }

    /** {@code below 30 %}, {@code 30 to 50 %}, {@code above 70 %}. */
    public String range() {
        return this == POOR
                ? text("below %.0f %%", belowPct)
                : this == EXCELLENT ? text("above %.0f %%", fromPct) : text("%.0f to %.0f %%", fromPct, belowPct);
    }

    /** All bands in words, the best first. */
    public static String bands() {
        return text(
                "%s is excellent, %s good, %s acceptable with some contention, %s poor (a bottleneck).",
                "A" + EXCELLENT.range().substring(1), GOOD.range(), ACCEPTABLE.range(), POOR.range());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
