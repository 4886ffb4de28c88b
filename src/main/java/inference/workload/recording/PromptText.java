package inference.workload.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The text of a recorded request's prompt, as a server would read it from its beginning: system, tools, messages or the prompt itself.
 * What is no text, such as an image, stands in it in a few characters that are the same for the same content.
 */
final class PromptText {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final StringBuilder text = new StringBuilder();

    private PromptText() {}

    /** Of a request's body; empty if it has none that is known. */
    static String of(JsonNode body) {
        PromptText prompt = new PromptText();
        for (String field : new String[] {"tools", "system", "instructions", "prompt", "input", "messages"}) {
            prompt.add(body.path(field));
        }
        return prompt.text.toString();
    }

    /** Of a body that a proxy logs as a text: JSON, unless it was cut off, and then what there is of it. */
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
