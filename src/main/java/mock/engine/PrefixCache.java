package mock.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * LRU cache of the prompt prefixes that the server has prefilled, in blocks of 16 tokens as in vLLM.
 */
public final class PrefixCache {

    /** Tokens per cached block. */
    public static final int BLOCK_TOKENS = 16;

    private final Map<Long, Boolean> blocks;

    /** @param capacityBlocks maximum number of blocks, > 0 */
    public PrefixCache(int capacityBlocks) {
        blocks = new LinkedHashMap<>(1024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                return size() > capacityBlocks;
            }
        };
    }

    /** Number of tokens at the beginning of {@code text} that are cached, a multiple of {@link #BLOCK_TOKENS}. */
    public int cachedTokens(String text) {
        Scan scan = new Scan(false);
        Tokenizer.scan(text, scan::token);
        return scan.hits * BLOCK_TOKENS;
    }

    /** Adds {@code text} to the cache. */
    public void add(String text) {
        Tokenizer.scan(text, new Scan(true)::token);
    }

    private final class Scan {
        private final boolean adding;
        private int tokens;
        private int hits;
        private boolean missed;

        Scan(boolean adding) {
            this.adding = adding;
        }

        void token(long hash) {
            tokens++;
            if (tokens % BLOCK_TOKENS != 0) {
                return;
            }
            if (adding) {
                blocks.put(hash, Boolean.TRUE);
            } else if (!missed && blocks.get(hash) != null) {
                hits++;
            } else {
                missed = true;
            }
        }
    }
}
