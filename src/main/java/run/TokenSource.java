package run;

import java.util.Locale;

/** Source of a count of output tokens. */
public enum TokenSource {
    /** The server's own count ({@code usage}, {@code eval_count}). */
    USAGE,
    /** The number of content chunks, since the server told no count: an estimate, marked wherever it is shown. */
    CHUNKS;

    /** The word in {@code generations.csv}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
