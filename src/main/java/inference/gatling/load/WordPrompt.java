package inference.gatling.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Prompts of a wanted number of words. Each is the same words in another order: to a tokenizer that splits at spaces, as
 * all of the usual ones do, they are equally long, and to a prefix cache they are strangers.
 *
 * @param words taken in their order, again from the first when they are used up
 */
public record WordPrompt(List<String> words) {

    public WordPrompt {
        words = List.copyOf(words);
    }

    /**
     * The next prompt. Not from the run's seed: the next run with that seed would find the prompts of this one in the
     * server's cache.
     *
     * @param count number of words dealt, 1 or more
     */
    public String next(int count) {
        List<String> dealt = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            dealt.add(words.get(i % words.size()));
        }
        Collections.shuffle(dealt, ThreadLocalRandom.current());
        return framed(String.join(" ", dealt));
    }

    /** The prompt of these words: what is around them is part of what was calibrated. */
    static String framed(String words) {
        return "Words: " + words + "\nTell a story with these words.";
    }
}
