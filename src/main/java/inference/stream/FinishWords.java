package inference.stream;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finish reasons of the known servers. They are recorded as received and mapped here to OpenAI's, so that the same ending counts
 * alike on every server. An unknown reason means a complete answer (some servers send the stop text itself).
 */
public final class FinishWords {

    private static final String STOP = "stop";
    private static final String LENGTH = "length";
    /** OpenAI's finish reasons by those of TGI, Together, Anthropic, Gemini, Mistral, Cohere and llama.cpp. */
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

    /** Reasons that mean a failure: vLLM and SGLang send them after a shutdown, a pause or an abort. */
    private static final Set<String> FAILURES =
            Set.of("abort", "aborted", "cancel", "cancelled", "canceled", "error", "failed", "timeout");

    private FinishWords() {}

    /** Finish reason as a short single line; empty for none, which KoboldCpp sends as {@code "null"}. */
    static String clean(String word) {
        if (OTHERS.contains(word)) {
            return word;
        }
        String line = ErrorText.shorten(word);
        return line.equals("null") ? "" : line;
    }

    /** Whether the finish reason means that the answer is incomplete. */
    public static boolean isFailure(String word) {
        return FAILURES.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether the finish reason is {@code stop}, {@code length}, a synonym of these, or absent. */
    public static boolean isOrdinary(String word) {
        return word.isEmpty() || List.of(STOP, LENGTH).contains(common(word));
    }

    /** OpenAI's finish reason for the same ending; {@code stop} if it is unknown. */
    public static String common(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (OTHERS.contains(lower) || isFailure(lower)) {
            return lower;
        }
        return SYNONYMS.getOrDefault(lower, STOP);
    }
}
