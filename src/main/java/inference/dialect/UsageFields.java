package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.stream.Delta.Usage;
import java.util.OptionalInt;

/**
 * Names of an API's token counts.
 *
 * @param prompt field with the prompt's tokens
 * @param output field with the answer's tokens
 */
record UsageFields(String prompt, String output) {

    /** Names in OpenAI's chat and text completions. */
    static final UsageFields CHAT = new UsageFields("prompt_tokens", "completion_tokens");

    /** Names in OpenAI's responses. */
    static final UsageFields RESPONSES = new UsageFields("input_tokens", "output_tokens");

    private static final String DETAILS = "_details";
    private static final String REASONING = "reasoning_tokens";
    private static final String CACHED = "cached_tokens";

    /** Token counts in {@code usage}. */
    Usage of(JsonNode usage) {
        return new Usage(Json.integer(usage, prompt), all(usage), cached(usage), reasoning(usage));
    }

    /**
     * Cached prompt tokens: in the prompt's details (OpenAI, vLLM, llama.cpp), beside them (Moonshot), or under DeepSeek's
     * own name.
     */
    OptionalInt cached(JsonNode usage) {
        OptionalInt cached = Json.integer(usage.path(prompt + DETAILS), CACHED);
        return cached.isPresent() ? cached : Json.first(usage, CACHED, "prompt_cache_hit_tokens");
    }

    /** Reasoning tokens: in the answer's details or, on some servers, beside them. */
    OptionalInt reasoning(JsonNode usage) {
        OptionalInt reasoning = Json.integer(usage.path(output + DETAILS), REASONING);
        return reasoning.isPresent() ? reasoning : Json.integer(usage, REASONING);
    }

    /**
     * Output tokens, reasoning included. OpenAI and vLLM include reasoning in the completion count, xAI and some gateways do
     * not; the total tells which. Without a total, the completion count is used.
     */
    private OptionalInt all(JsonNode usage) {
        OptionalInt completion = Json.integer(usage, output);
        OptionalInt reasoning = reasoning(usage);
        OptionalInt total = Json.integer(usage, "total_tokens");
        if (completion.isEmpty() || reasoning.isEmpty() || total.isEmpty() || reasoning.getAsInt() <= 0) {
            return completion;
        }
        long all = (long) completion.getAsInt() + reasoning.getAsInt();
        long read = Json.integer(usage, prompt).orElse(0);
        return all == total.getAsInt() - read && all <= Integer.MAX_VALUE ? OptionalInt.of((int) all) : completion;
    }
}
