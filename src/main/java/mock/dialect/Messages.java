package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import mock.dialect.JsonBody.BadRequest;
import mock.engine.Tokenizer;

/**
 * The messages of a chat as one prompt.
 *
 * @param text all of them in a chat template, ending where the answer begins
 * @param tokens tokens of {@code text}
 * @param multiTurn whether there is an earlier answer among them
 */
record Messages(String text, int tokens, boolean multiTurn) {

    static Messages of(JsonNode messages) throws BadRequest {
        if (!messages.isArray() || messages.isEmpty()) {
            throw new BadRequest("'messages' is required");
        }
        StringBuilder text = new StringBuilder();
        boolean multiTurn = false;
        for (JsonNode message : messages) {
            if (!message.path("role").isTextual()) {
                throw new BadRequest("each of 'messages' needs a 'role'");
            }
            String role = message.get("role").asText();
            multiTurn |= role.equals("assistant");
            text.append("<|").append(role).append("|>\n");
            appendContent(message.path("content"), text);
            message.path("images").forEach(image -> MockMedia.image(image.asText(""), text));
            text.append("<|end|>\n");
        }
        String prompt = text.append("<|assistant|>\n").toString();
        return new Messages(prompt, Tokenizer.count(prompt), multiTurn);
    }

    /** A single prompt, as a user's message unless it is to be taken as it is. */
    static Messages prompt(String prompt, boolean raw) {
        String text = raw ? prompt : "<|user|>\n" + prompt + "<|end|>\n<|assistant|>\n";
        return new Messages(text, Math.max(1, Tokenizer.count(text)), false);
    }

    /** Content is a text or a list of parts: texts, images and sounds. */
    private static void appendContent(JsonNode content, StringBuilder text) {
        if (content.isArray()) {
            content.forEach(part -> {
                text.append(part.path("text").asText(""));
                MockMedia.append(part, text);
            });
        } else {
            text.append(content.asText(""));
        }
    }
}
