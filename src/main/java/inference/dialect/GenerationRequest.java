package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.stream.ToolCall;
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
     * @param role {@code system}, {@code user}, {@code assistant} or {@code tool}
     * @param attachments images and sounds beside the text
     * @param calls those of an answer; of a {@code tool} the only one, whose result the content is
     */
    public record Message(String role, String content, List<Attachment> attachments, List<ToolCall> calls) {

        static final String TOOL = "tool";

        public Message {
            attachments = List.copyOf(attachments);
            calls = List.copyOf(calls);
        }

        /** Without tools. */
        public Message(String role, String content, List<Attachment> attachments) {
            this(role, content, attachments, List.of());
        }

        /** A text alone. */
        public Message(String role, String content) {
            this(role, content, List.of());
        }

        /** The same with another text. */
        public Message saying(String other) {
            return new Message(role, other, attachments, calls);
        }

        public static Message user(String content) {
            return new Message("user", content);
        }

        /** What a model said, and which tools it called. */
        public static Message answer(String content, List<ToolCall> calls) {
            return new Message("assistant", content, List.of(), calls);
        }

        /** What the tool that was called gave back. */
        public static Message result(ToolCall call, String content) {
            return new Message(TOOL, content, List.of(), List.of(call));
        }

        boolean isResult() {
            return role.equals(TOOL);
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
            putTools(json, m);
        });
    }

    /** Calls and results in the shape of OpenAI's chat. */
    private static void putTools(ObjectNode item, Message message) {
        if (message.isResult()) {
            item.put("tool_call_id", message.calls().get(0).id());
        } else if (!message.calls().isEmpty()) {
            ArrayNode calls = item.putArray("tool_calls");
            for (ToolCall call : message.calls()) {
                calls.addObject()
                        .put("id", call.id())
                        .put("type", "function")
                        .putObject("function")
                        .put("name", call.name())
                        .put("arguments", Json.objectText(call.arguments()));
            }
        }
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
