package inference.gatling.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Prompts of a given number of words. All of the same length have the same words in random order: for a tokenizer that splits at
 * spaces, as usual, they are equally long, and a prefix cache does not know them.
 *
 * @param words source of the words; used repeatedly if it is too short
 */
public record WordPrompt(List<String> words) {

    public WordPrompt {
        words = List.copyOf(words);
    }

    /**
     * Random prompt. It does not depend on the run's seed, because the next run with the same seed would find this run's prompts
     * in the server's cache.
     *
     * @param count number of words, 1 or more
     */
    public String next(int count) {
        List<String> dealt = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            dealt.add(words.get(i % words.size()));
        }
        Collections.shuffle(dealt, ThreadLocalRandom.current());
        return framed(String.join(" ", dealt));
    }

    /** Prompt with these words; the text around them is part of the calibrated length. */
    static String framed(String words) {
        return "Words: " + words + "\nTell a story with these words.";
    }
}
