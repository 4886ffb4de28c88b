package inference.gatling.load;

import inference.workload.Draws;
import inference.workload.Trace;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Prompts of wanted lengths that begin alike where their block ids do, so that a server's prefix cache finds in them what it
 * found in the recorded ones.
 */
public final class SharedBlocks {

    private final WordPrompt words;
    private final WordScale scale;
    private final long salt;

    /**
     * @param salt makes the same words of an id wherever it is the same: for all injectors of a run, and for no other run, whose
     *     prompts may still be in the server's cache
     */
    public SharedBlocks(WordPrompt words, WordScale scale, long salt) {
        this.words = words;
        this.scale = scale;
        this.salt = salt;
    }

    /**
     * A prompt.
     *
     * @param tokens its length as the server counts it
     * @param ids of its blocks in their order, each of {@link Trace#BLOCK_TOKENS} tokens and the last one shorter; empty: nothing
     *     of it is shared
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

    /** A text of {@code tokens} that is always the same for {@code id}, to be a part of a prompt. */
    String text(long id, int tokens) {
        StringBuilder text = new StringBuilder();
        append(text, id, words(tokens));
        return text.toString();
    }

    /** In the middle of a prompt, without what a chat template brings. */
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
