package inference.gatling.load;

import inference.workload.Draws;
import inference.workload.Trace;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Prompts of given lengths that share prefixes as their block ids do, so that a server's prefix cache hits as it did in the
 * recorded trace.
 */
public final class SharedBlocks {

    private final WordPrompt words;
    private final WordScale scale;
    private final long salt;

    /**
     * @param salt seed of the words of each id: the same on all injectors of a run, and different in each run, because earlier
     *     prompts may still be in the server's cache
     */
    public SharedBlocks(WordPrompt words, WordScale scale, long salt) {
        this.words = words;
        this.scale = scale;
        this.salt = salt;
    }

    /**
     * Prompt of a given length.
     *
     * @param tokens length by the server's count
     * @param ids ids of its blocks in order, each of {@link Trace#BLOCK_TOKENS} tokens, the last one shorter; empty if it shares
     *     nothing
     */
    public String prompt(int tokens, List<Long> ids) {
        int left = scale.words(tokens);
        if (ids.isEmpty()) {
            return words.next(left);
        }
        int eachBlock = words(Trace.BLOCK_TOKENS);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ids.size() && left > 0; i++) {
            int count = i == ids.size() - 1 ? left : Math.min(left, eachBlock);
            append(text, ids.get(i), count);
            left -= count;
        }
        return WordPrompt.framed(text.toString().strip());
    }

    /** Text of {@code tokens} for {@code id}, to be used as part of a prompt; always the same for the same id. */
    String text(long id, int tokens) {
        StringBuilder text = new StringBuilder();
        append(text, id, words(tokens));
        return text.toString();
    }

    /** Number of words for {@code tokens} inside a prompt, without the tokens of a chat template. */
    private int words(int tokens) {
        return (int) Math.max(1, Math.round(tokens / scale.tokensPerWord()));
    }

    private void append(StringBuilder text, long id, int count) {
        UniformRandomProvider random = Draws.of(salt, id);
        List<String> all = words.words();
        for (int i = 0; i < count; i++) {
            text.append(all.get(random.nextInt(all.size()))).append(' ');
        }
    }
}
