package run;

import java.util.Locale;

/** The part of a run that a generation belongs to. Only {@link #MEASURE} is summarised. */
public enum Phase {
    /** Sent to bring the server to its steady state; recorded, never summarised, not in Gatling's report. */
    WARMUP,
    /** Counted. */
    MEASURE;

    /** The word in {@code generations.csv}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
