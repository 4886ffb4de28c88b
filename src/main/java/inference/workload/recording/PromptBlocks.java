package inference.workload.recording;

import inference.workload.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids of a prompt's blocks, as in Mooncake's {@code hash_ids}: prompts with the same prefix begin with the same ids, and an id
 * covers its block and all blocks before. Without a tokenizer, the length of a block of {@value Trace#BLOCK_TOKENS} tokens is
 * estimated from the mean characters per token of the log.
 */
final class PromptBlocks {

    private final SecretHash hash;
    private final int blockCharacters;

    /** @param charactersPerToken mean characters per token of the log, above 0 */
    PromptBlocks(SecretHash hash, double charactersPerToken) {
        this.hash = hash;
        this.blockCharacters = (int) Math.max(1, Math.round(Trace.BLOCK_TOKENS * charactersPerToken));
    }

    /** Ids of the blocks of {@code prompt}, in order. */
    List<Long> of(String prompt) {
        List<Long> ids = new ArrayList<>();
        long before = 0;
        for (int at = 0; at < prompt.length(); at += blockCharacters) {
            before = hash.number(before, prompt.substring(at, Math.min(prompt.length(), at + blockCharacters)));
            ids.add(before);
        }
        return ids;
    }
}
