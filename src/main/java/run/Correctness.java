package run;

import java.util.Locale;

/** Whether an answer is the one that its prompt expects. A wrong one was served all the same: its times are times. */
public enum Correctness {
    /** Nothing was expected of it, or no answer came whole. */
    UNCHECKED,
    RIGHT,
    WRONG;

    /** The word in {@code generations.csv}: {@code right}, {@code wrong}; empty if it was not checked. */
    public String code() {
        return this == UNCHECKED ? "" : name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads that word.
     *
     * @throws IllegalArgumentException if {@code code} is none of them
     */
    public static Correctness parse(String code) {
        for (Correctness each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("unknown answer '" + code + "'");
    }
}
