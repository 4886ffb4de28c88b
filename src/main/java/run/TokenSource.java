package run;

import java.util.Locale;

/** Source of a count of output tokens. */
public enum TokenSource {
    /** The server's own count ({@code usage}, {@code eval_count}). */
    USAGE,
    /** The number of content chunks, where the server reports no count: an estimate, marked wherever it is shown. */
    CHUNKS;

    /** Word in {@code generations.csv}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
