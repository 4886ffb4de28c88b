package inference.stream;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words with which servers say why an answer ended. Each has its own: they are kept as they come, and understood here,
 * so that the same ending counts alike on every server. A word that is not known belongs to a complete answer (some give
 * the stop text itself).
 */
public final class FinishWords {

    private static final String STOP = "stop";
    private static final String LENGTH = "length";
    /** OpenAI's word by those of TGI, Together, Anthropic, Gemini, Mistral, Cohere and llama.cpp. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("eos", STOP),
            Map.entry("eos_token", STOP),
            Map.entry("end_turn", STOP),
            Map.entry("stop_sequence", STOP),
            Map.entry("complete", STOP),
            Map.entry("completed", STOP),
            Map.entry("max_tokens", LENGTH),
            Map.entry("max_length", LENGTH),
            Map.entry("max_new_tokens", LENGTH),
            Map.entry("max_output_tokens", LENGTH),
            Map.entry("model_length", LENGTH),
            Map.entry("model_context_window_exceeded", LENGTH),
            Map.entry("limit", LENGTH),
            Map.entry("tool_use", "tool_calls"),
            Map.entry("refusal", "content_filter"),
            Map.entry("safety", "content_filter"));

    private static final Set<String> OTHERS = Set.of(STOP, LENGTH, "tool_calls", "function_call", "content_filter");

    /** The engine gave the answer up, in good order: vLLM and SGLang do at a shutdown, a pause or an abort. */
    private static final Set<String> FAILURES =
            Set.of("abort", "aborted", "cancel", "cancelled", "canceled", "error", "failed", "timeout");

    private FinishWords() {}

    /** The server's word in one short line; empty for none, of which {@code "null"} (KoboldCpp) is one way of saying so. */
    static String clean(String word) {
        if (OTHERS.contains(word)) {
            return word;
        }
        String line = ErrorText.shorten(word);
        return line.equals("null") ? "" : line;
    }

    /** Whether the word says that the answer is not complete and never will be. */
    public static boolean isFailure(String word) {
        return FAILURES.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether the model ended the answer or its limit did, as the checks of our simulations expect; so too where nothing is said. */
    public static boolean isOrdinary(String word) {
        return word.isEmpty() || List.of(STOP, LENGTH).contains(common(word));
    }

    /** OpenAI's word for the same ending: {@code stop} for what is not known. */
    public static String common(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (OTHERS.contains(lower) || isFailure(lower)) {
            return lower;
        }
        return SYNONYMS.getOrDefault(lower, STOP);
    }
}
