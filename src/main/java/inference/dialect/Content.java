package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * Text of a field that is a string in its API but on some servers a number or a list of typed blocks (Mistral's reasoning
 * models, gateways that pass blocks on). Missing such text would make the TTFT minutes too long, without any error.
 */
final class Content {

    private static final int MAX_DEPTH = 4;

    private final StringBuilder output = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();

    /** Adds a field of the answer's text. */
    Content add(JsonNode value) {
        add(value, false, MAX_DEPTH);
        return this;
    }

    /** Adds the reasoning in {@code field} or, if that is empty, in {@code other}: servers fill one, or both with the same. */
    Content addReasoning(JsonNode field, JsonNode other) {
        int before = reasoning.length();
        add(field, true, MAX_DEPTH);
        if (reasoning.length() == before) {
            add(other, true, MAX_DEPTH);
        }
        return this;
    }

    private void add(JsonNode value, boolean thought, int depth) {
        if (value.isTextual() || value.isNumber()) {
            (thought ? reasoning : output).append(value.asText());
        } else if (value.isArray() && depth > 0) {
            value.forEach(block -> add(block, thought, depth - 1));
        } else if (value.isObject() && depth > 0) {
            boolean isThought = thought || isThought(value.path("type").asText(""));
            for (String field : new String[] {"text", "content", "refusal"}) {
                add(value.path(field), isThought, depth - 1);
            }
            for (String field : new String[] {"thinking", "reasoning"}) {
                add(value.path(field), true, depth - 1);
            }
        }
    }

    private static boolean isThought(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.contains("think") || lower.contains("reason");
    }

    String output() {
        return output.toString();
    }

    String reasoning() {
        return reasoning.toString();
    }
}
