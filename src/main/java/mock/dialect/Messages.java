package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import mock.dialect.JsonBody.BadRequest;
import mock.engine.Tokenizer;

/**
 * Messages of a chat as one prompt.
 *
 * @param text the messages in a chat template, up to the beginning of the answer
 * @param tokens tokens of {@code text}
 * @param multiTurn whether the messages contain an earlier answer
 */
record Messages(String text, int tokens, boolean multiTurn) {

    static Messages of(JsonNode messages) throws BadRequest {
        if (!messages.isArray() || messages.isEmpty()) {
            throw new BadRequest("'messages' is required");
        }
        StringBuilder text = new StringBuilder();
        boolean multiTurn = false;
        for (JsonNode message : messages) {
            String role = role(message);
            multiTurn |= role.equals("assistant");
            text.append("<|").append(role).append("|>\n");
            appendContent(message.path("content"), text);
            appendTools(message, text);
            message.path("images").forEach(image -> MockMedia.image(image.asText(""), text));
            text.append("<|end|>\n");
        }
        String prompt = text.append("<|assistant|>\n").toString();
        return new Messages(prompt, Tokenizer.count(prompt), multiTurn);
    }

    /** Role of a message; in the Responses API, tool calls and their results have none. */
    private static String role(JsonNode message) throws BadRequest {
        if (message.path("type").asText("").startsWith("function_call")) {
            return message.has("output") ? "tool" : "assistant";
        }
        if (!message.path("role").isTextual()) {
            throw new BadRequest("each of 'messages' needs a 'role'");
        }
        return message.get("role").asText();
    }

    /** Appends tool calls and their results, which a model reads, too. */
    private static void appendTools(JsonNode message, StringBuilder text) {
        for (String field : new String[] {"tool_calls", "arguments", "output"}) {
            if (message.has(field)) {
                text.append(message.get(field));
            }
        }
    }

    /** A single prompt: as a user's message, or as it is if {@code raw}. */
    static Messages prompt(String prompt, boolean raw) {
        String text = raw ? prompt : "<|user|>\n" + prompt + "<|end|>\n<|assistant|>\n";
        return new Messages(text, Math.max(1, Tokenizer.count(text)), false);
    }

    /** Appends content: a text, or a list of texts, images, sounds, tool calls and results. */
    private static void appendContent(JsonNode content, StringBuilder text) {
        if (content.isArray()) {
            content.forEach(part -> {
                text.append(part.path("text").asText(""));
                if (part.has("input") || part.has("tool_use_id")) {
                    text.append(part.path("input")).append(part.path("content"));
                }
                MockMedia.append(part, text);
            });
        } else {
            text.append(content.asText(""));
        }
    }
}
