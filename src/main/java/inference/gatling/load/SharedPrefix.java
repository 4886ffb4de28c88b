package inference.gatling.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prefix that the prompts of a group share: a server with a prefix cache processes it only once. Thread-safe.
 */
public final class SharedPrefix {

    private final SharedBlocks blocks;
    private final int tokens;
    private final Map<Long, String> texts = new ConcurrentHashMap<>();

    /** @param tokens length of each prefix by the server's count; 0 for none */
    public SharedPrefix(SharedBlocks blocks, int tokens) {
        this.blocks = blocks;
        this.tokens = tokens;
    }

    /** Prefix of a group's prompts. */
    public String of(long group) {
        return tokens == 0 ? "" : texts.computeIfAbsent(group, id -> blocks.text(id, tokens));
    }
}
