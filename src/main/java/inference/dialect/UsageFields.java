package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.stream.Delta.Usage;
import java.util.OptionalInt;

/** Where a server's counts of tokens stand, by the names that an API has for prompt and answer. */
record UsageFields(String prompt, String output) {

    /** Of OpenAI's chat and text completions. */
    static final UsageFields CHAT = new UsageFields("prompt_tokens", "completion_tokens");

    /** Of OpenAI's responses. */
    static final UsageFields RESPONSES = new UsageFields("input_tokens", "output_tokens");

    private static final String DETAILS = "_details";
    private static final String REASONING = "reasoning_tokens";
    private static final String CACHED = "cached_tokens";

    /** The counts in {@code usage}. */
    Usage of(JsonNode usage) {
        return new Usage(Json.integer(usage, prompt), all(usage), cached(usage), reasoning(usage));
    }

    /** OpenAI, vLLM and llama.cpp tell it with the prompt's details, Moonshot beside them, DeepSeek by a name of its own. */
    OptionalInt cached(JsonNode usage) {
        OptionalInt cached = Json.integer(usage.path(prompt + DETAILS), CACHED);
        return cached.isPresent() ? cached : Json.first(usage, CACHED, "prompt_cache_hit_tokens");
    }

    /** In the answer's details, or, on some servers, beside them. */
    OptionalInt reasoning(JsonNode usage) {
        OptionalInt reasoning = Json.integer(usage.path(output + DETAILS), REASONING);
        return reasoning.isPresent() ? reasoning : Json.integer(usage, REASONING);
    }

    /**
     * OpenAI and vLLM count the reasoning into the completion, xAI and some gateways beside it: only the total tells.
     * Without one the completion is believed.
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
