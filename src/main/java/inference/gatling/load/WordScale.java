package inference.gatling.load;

/**
 * Conversion from tokens to words: the line through two calibrated lengths. Its slope is the server's tokens per word, and its
 * intercept the tokens of the chat template.
 *
 * @param small calibration of the shorter prompts
 * @param large calibration of the longer prompts; both must be done before {@link #words} is called
 */
public record WordScale(Calibration small, Calibration large) {

    /** Number of words in a prompt of {@code tokens}; at least 1. */
    public int words(int tokens) {
        double words = small.words() + (tokens - small.tokens()) / tokensPerWord();
        return (int) Math.max(1, Math.round(words));
    }

    /** Tokens per additional word, 0.1 or more. */
    public double tokensPerWord() {
        int words = large.words() - small.words();
        return words <= 0
                ? (double) large.tokens() / large.words()
                : Math.max(0.1, (double) (large.tokens() - small.tokens()) / words);
    }
}
