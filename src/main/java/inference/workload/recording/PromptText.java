package inference.workload.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Text of a recorded request's prompt, in the order in which a server reads it: tools, system message, then messages or the
 * prompt. Other content, such as an image, is represented by a few characters that are equal for equal content.
 */
final class PromptText {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final StringBuilder text = new StringBuilder();

    private PromptText() {}

    /** Prompt of a request's body; empty if it has no known field. */
    static String of(JsonNode body) {
        PromptText prompt = new PromptText();
        for (String field : new String[] {"tools", "system", "instructions", "prompt", "input", "messages"}) {
            prompt.add(body.path(field));
        }
        return prompt.text.toString();
    }

    /** Prompt of a body that a proxy logged as text; the text itself if it is not JSON, because it was truncated. */
    static String ofWritten(String body) {
        try {
            return of(MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private void add(JsonNode value) {
        if (value.isTextual()) {
            text.append(value.textValue()).append('\n');
        } else if (value.isArray()) {
            value.forEach(this::add);
        } else if (value.isObject() && value.has("role")) {
            text.append(value.path("role").asText()).append(": ");
            add(value.path("content"));
            add(value.path("tool_calls"));
        } else if (value.path("text").isTextual()) {
            add(value.path("text"));
        } else if (value.isObject()) {
            String other = value.toString();
            text.append(value.path("type").asText("part"))
                    .append('#')
                    .append(Integer.toHexString(other.hashCode()))
                    .append(other.length())
                    .append('\n');
        }
    }
}
