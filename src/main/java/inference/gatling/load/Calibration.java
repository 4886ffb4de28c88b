package inference.gatling.load;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Searches the number of words that makes a prompt of a wanted number of tokens, by the server's own count: only the server
 * knows its tokenizer and its chat template. Each step draws a line through the two nearest tries.
 */
public final class Calibration {

    /** Tokens of an English word, for servers that do not count. */
    private static final double TOKENS_PER_WORD = 1.3;
    /** The first try is short: with a poor tokenizer it could otherwise exceed the server's context. */
    private static final double FIRST_TOKENS_PER_WORD = 4;

    private static final int MAX_TRIES = 6;

    private final int targetTokens;
    private final SortedMap<Integer, Integer> tokensByWords = new TreeMap<>();
    private int tries;
    private boolean uncounted;
    private int words;

    /** @param targetTokens wanted length of the prompt as the server counts it, 1 or more */
    public Calibration(int targetTokens) {
        this.targetTokens = targetTokens;
        this.words = atLeastOne(targetTokens / FIRST_TOKENS_PER_WORD);
    }

    /** Whether {@link #words()} is as good as it gets. */
    public boolean isDone() {
        return uncounted || tries == MAX_TRIES || tokensByWords.containsKey(words);
    }

    /** Words to try next; the best number found once {@link #isDone()}. */
    public int words() {
        return words;
    }

    /** The server's count of a prompt of {@link #words()}; the wanted number if it does not count. */
    int tokens() {
        return tokensByWords.getOrDefault(words, targetTokens);
    }

    /**
     * A prompt of {@link #words()} was sent.
     *
     * @param tokens the server's count; empty if it does not count, or the call failed
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
