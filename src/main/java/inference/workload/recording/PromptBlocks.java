package inference.workload.recording;

import inference.workload.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids of the blocks of a prompt, as Mooncake's {@code hash_ids}: prompts that begin alike begin with the same ids, and an id stands
 * for its block and all before it. There is no tokenizer here: a block of {@value Trace#BLOCK_TOKENS} tokens is as many characters
 * as that many tokens have on the average of the whole log.
 */
final class PromptBlocks {

    private final SecretHash hash;
    private final int blockCharacters;

    /** @param charactersPerToken of the log, above 0 */
    PromptBlocks(SecretHash hash, double charactersPerToken) {
        this.hash = hash;
        this.blockCharacters = (int) Math.max(1, Math.round(Trace.BLOCK_TOKENS * charactersPerToken));
    }

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
