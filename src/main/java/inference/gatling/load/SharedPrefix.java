package inference.gatling.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Beginnings that several prompts have in common, a text for each group of them: a server with a prefix cache reads each once.
 */
public final class SharedPrefix {

    private final SharedBlocks blocks;
    private final int tokens;
    private final Map<Long, String> texts = new ConcurrentHashMap<>();

    /** @param tokens length of each as the server counts it; 0: none */
    public SharedPrefix(SharedBlocks blocks, int tokens) {
        this.blocks = blocks;
        this.tokens = tokens;
    }

    /** The beginning of all prompts of a group. */
    public String of(long group) {
        return tokens == 0 ? "" : texts.computeIfAbsent(group, id -> blocks.text(id, tokens));
    }
}
