package run;

import java.util.Locale;

/** Correctness of an answer by what its prompt expects. A wrong answer was served all the same, so its times count. */
public enum Correctness {
    /** The prompt expects nothing, or no complete answer came. */
    UNCHECKED,
    RIGHT,
    WRONG;

    /** Word in {@code generations.csv}: {@code right}, {@code wrong}; empty if unchecked. */
    public String code() {
        return this == UNCHECKED ? "" : name().toLowerCase(Locale.ROOT);
    }

    /**
     * Parses the word of {@link #code()}.
     *
     * @throws IllegalArgumentException if {@code code} is unknown
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
