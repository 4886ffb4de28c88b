package run;

import java.util.Locale;

/** Phase of a run. Only generations of {@link #MEASURE} are summarised. */
public enum Phase {
    /** Sent to bring the server to its steady state; recorded, never summarised, not in Gatling's report. */
    WARMUP,
    /** Measured and summarised. */
    MEASURE;

    /** Word in {@code generations.csv}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
