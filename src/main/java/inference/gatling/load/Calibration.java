package inference.gatling.load;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Search for the number of words in a prompt of a given length in tokens, by the server's own count: only the server knows its
 * tokenizer and chat template. Each step interpolates linearly between the two nearest tries (secant method).
 */
public final class Calibration {

    /** Tokens per English word, assumed for servers that do not report counts. */
    private static final double TOKENS_PER_WORD = 1.3;
    /** Assumption for the first try, which is short so that it fits the server's context even with a poor tokenizer. */
    private static final double FIRST_TOKENS_PER_WORD = 4;

    private static final int MAX_TRIES = 6;

    private final int targetTokens;
    private final SortedMap<Integer, Integer> tokensByWords = new TreeMap<>();
    private int tries;
    private boolean uncounted;
    private int words;

    /** @param targetTokens length of the prompt by the server's count, 1 or more */
    public Calibration(int targetTokens) {
        this.targetTokens = targetTokens;
        this.words = atLeastOne(targetTokens / FIRST_TOKENS_PER_WORD);
    }

    /** Whether the search has ended. */
    public boolean isDone() {
        return uncounted || tries == MAX_TRIES || tokensByWords.containsKey(words);
    }

    /** Number of words to try next; the best number found once {@link #isDone()}. */
    public int words() {
        return words;
    }

    /** Server's count for a prompt of {@link #words()}; the target if the server does not count. */
    int tokens() {
        return tokensByWords.getOrDefault(words, targetTokens);
    }

    /**
     * Adds the result of a prompt of {@link #words()}.
     *
     * @param tokens the server's count; empty if it gave none or the request failed
     */
    public void tried(OptionalInt tokens) {
        tries++;
        if (tokens.isEmpty()) {
            uncounted = tokensByWords.isEmpty();
            words = uncounted ? atLeastOne(targetTokens / TOKENS_PER_WORD) : best();
            return;
        }
        tokensByWords.put(words, tokens.getAsInt());
        words = tries == MAX_TRIES || tokens.getAsInt() == targetTokens ? best() : next();
    }

    private int next() {
        int nearest = best();
        int tokens = tokensByWords.get(nearest);
        double tokensPerWord = tokensByWords.keySet().stream()
                .filter(other -> other != nearest)
                .min(Comparator.comparingInt(other -> Math.abs(other - nearest)))
                .map(other -> (double) (tokens - tokensByWords.get(other)) / (nearest - other))
                .filter(slope -> slope > 0)
                .orElse((double) tokens / nearest);
        return atLeastOne(nearest + (targetTokens - tokens) / tokensPerWord);
    }

    private int best() {
        return tokensByWords.entrySet().stream()
                .min(Comparator.comparingInt(tried -> Math.abs(tried.getValue() - targetTokens)))
                .map(java.util.Map.Entry::getKey)
                .orElseThrow();
    }

    private static int atLeastOne(double words) {
        return (int) Math.max(1, Math.round(words));
    }
}
