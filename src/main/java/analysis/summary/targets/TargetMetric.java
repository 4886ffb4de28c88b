package analysis.summary.targets;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Metric that a target can be set for, per model. */
public enum TargetMetric {
    DOWNLOAD_S("Download", "s", false),
    COLD_LOAD_S("Cold load", "s", false),
    WARM_LOAD_S("Warm load", "s", false),
    /** Median TTFT over all series of the model. */
    FIRST_TOKEN_P50_MS("TTFT p50", "ms", false),
    FIRST_TOKEN_P95_MS("TTFT p95", "ms", false),
    LATENCY_P50_MS("Latency p50", "ms", false),
    LATENCY_P95_MS("Latency p95", "ms", false),
    /** Mean of tokens/s in the series with the fewest users. */
    TOKENS_PER_S("Tokens/s", "tokens/s", true),
    /** Largest standard deviation of tokens/s of any series with the fewest users. */
    VARIATION_SD("Deviation", "tokens/s", false),
    /** Largest standard deviation in percent of the mean, likewise. */
    VARIATION_PCT("Variation", "%", false),
    /** Tokens/s of three users in percent of three times those of one. */
    SCALING_3_USERS_PCT("Scaling to 3 users", "%", true),
    /** Share of successful generations, percent. */
    SUCCESS_PCT("Success", "%", true);

    private final String label;
    private final String unit;
    private final boolean higherIsBetter;

    TargetMetric(String label, String unit, boolean higherIsBetter) {
        this.label = label;
        this.unit = unit;
        this.higherIsBetter = higherIsBetter;
    }

    /** Whether it can be set for prompts of one length, being a figure of generations. */
    boolean isOfPrompts() {
        return switch (this) {
            case FIRST_TOKEN_P50_MS, FIRST_TOKEN_P95_MS, LATENCY_P50_MS, LATENCY_P95_MS, TOKENS_PER_S -> true;
            default -> false;
        };
    }

    /** Name in files: {@code tokens_per_s}, ... */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TargetMetric> ofId(String id) {
        return Stream.of(values()).filter(metric -> metric.id().equals(id)).findFirst();
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }
}
