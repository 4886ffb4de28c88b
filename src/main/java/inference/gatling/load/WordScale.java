package inference.gatling.load;

/**
 * How many words make a prompt of any length in tokens: the line through two calibrated lengths, whose slope is the server's
 * tokens for each word and whose intercept its chat template.
 *
 * @param small of the shorter prompts
 * @param large of the longer ones; both are done before {@link #words} is asked
 */
public record WordScale(Calibration small, Calibration large) {

    /** Words of a prompt of {@code tokens}; at least 1. */
    public int words(int tokens) {
        double words = small.words() + (tokens - small.tokens()) / tokensPerWord();
        return (int) Math.max(1, Math.round(words));
    }

    /** Tokens that a further word brings. */
    public double tokensPerWord() {
        int words = large.words() - small.words();
        return words <= 0
                ? (double) large.tokens() / large.words()
                : Math.max(0.1, (double) (large.tokens() - small.tokens()) / words);
    }
}
