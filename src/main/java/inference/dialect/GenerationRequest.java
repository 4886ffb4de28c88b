package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * One generation as asked for, before a dialect puts it into words.
 *
 * @param model the model's name as the server knows it
 * @param messages the conversation so far; a single user message for a plain prompt. Where a dialect takes inputs, each is one
 * @param maxTokens limit on the answer, 1 or more
 * @param temperature absent: the server's default
 * @param jsonSchema the answer is to be a JSON document valid for this schema; absent: free text.
 *     A text instead of an object is the id of a schema that was registered with a gateway
 * @param extra fields of the body that no dialect knows of
 */
public record GenerationRequest(
        String model,
        List<Message> messages,
        int maxTokens,
        OptionalDouble temperature,
        Optional<JsonNode> jsonSchema,
        BodyPatch extra) {

    /** Without further fields. */
    public GenerationRequest(
            String model,
            List<Message> messages,
            int maxTokens,
            OptionalDouble temperature,
            Optional<JsonNode> jsonSchema) {
        this(model, messages, maxTokens, temperature, jsonSchema, BodyPatch.NONE);
    }

    /**
     * @param role {@code system}, {@code user} or {@code assistant}
     * @param attachments images and sounds beside the text
     */
    public record Message(String role, String content, List<Attachment> attachments) {

        public Message {
            attachments = List.copyOf(attachments);
        }

        /** A text alone. */
        public Message(String role, String content) {
            this(role, content, List.of());
        }

        /** The same with another text. */
        public Message saying(String other) {
            return new Message(role, other, attachments);
        }

        public static Message user(String content) {
            return new Message("user", content);
        }
    }

    public GenerationRequest {
        messages = List.copyOf(messages);
    }

    /** Puts the conversation into {@code field}, as most APIs have it. */
    void putMessages(ObjectNode body, String field) {
        putMessages(body, field, message -> true);
    }

    /** As above, only those that are {@code wanted}. */
    void putMessages(ObjectNode body, String field, Predicate<Message> wanted) {
        putMessages(body, field, wanted, (message, json) -> json.put("content", message.content()));
    }

    /** As above, with what {@code attached} makes of a message that has more than its text. */
    void putMessages(
            ObjectNode body, String field, Predicate<Message> wanted, BiConsumer<Message, ObjectNode> attached) {
        ArrayNode list = body.putArray(field);
        messages.stream().filter(wanted).forEach(m -> {
            ObjectNode json = list.addObject().put("role", m.role());
            if (m.attachments().isEmpty()) {
                json.put("content", m.content());
            } else {
                attached.accept(m, json);
            }
        });
    }

    /** {@code body} as it is sent: with the further fields. */
    String text(ObjectNode body) {
        extra.applyTo(body);
        return body.toString();
    }

    /** The conversation as one text, for endpoints that take a prompt. */
    public String prompt() {
        if (messages.size() == 1) {
            return messages.get(0).content();
        }
        StringBuilder text = new StringBuilder();
        messages.forEach(
                m -> text.append(m.role()).append(": ").append(m.content()).append('\n'));
        return text.toString();
    }
}
