package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.stream.ToolCall;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/**
 * Request for a generation, independent of the dialect.
 *
 * @param model name of the model on the server
 * @param messages conversation so far, a single user message for a plain prompt; or the inputs, for a dialect that takes
 *     inputs
 * @param maxTokens token limit of the answer, >= 1
 * @param temperature sampling temperature; empty for the server's default
 * @param jsonSchema JSON schema of the answer, or as a text the id of a schema registered with a gateway; empty for free
 *     text
 * @param extra further fields of the body
 */
public record GenerationRequest(
        String model,
        List<Message> messages,
        int maxTokens,
        OptionalDouble temperature,
        Optional<JsonNode> jsonSchema,
        BodyPatch extra) {

    /** A request without further fields. */
    public GenerationRequest(
            String model,
            List<Message> messages,
            int maxTokens,
            OptionalDouble temperature,
            Optional<JsonNode> jsonSchema) {
        this(model, messages, maxTokens, temperature, jsonSchema, BodyPatch.NONE);
    }

    /**
     * A message of a conversation.
     *
     * @param role {@code system}, {@code user}, {@code assistant} or {@code tool}
     * @param attachments images and sounds
     * @param calls tool calls of an assistant's message; in a {@code tool} message, the one call whose result it is
     */
    public record Message(String role, String content, List<Attachment> attachments, List<ToolCall> calls) {

        static final String TOOL = "tool";

        public Message {
            attachments = List.copyOf(attachments);
            calls = List.copyOf(calls);
        }

        /** A message without tool calls. */
        public Message(String role, String content, List<Attachment> attachments) {
            this(role, content, attachments, List.of());
        }

        /** A message that is only text. */
        public Message(String role, String content) {
            this(role, content, List.of());
        }

        /** A copy with another text. */
        public Message saying(String other) {
            return new Message(role, other, attachments, calls);
        }

        public static Message user(String content) {
            return new Message("user", content);
        }

        /** An assistant's message, with the tools that it called. */
        public static Message answer(String content, List<ToolCall> calls) {
            return new Message("assistant", content, List.of(), calls);
        }

        /** The result of a tool call. */
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

    /** Adds the messages to the body in the usual format. */
    void putMessages(ObjectNode body) {
        putMessages(body, (message, json) -> json.put("content", message.content()));
    }

    /** Adds the messages to the body; {@code attached} writes those with attachments. */
    void putMessages(ObjectNode body, BiConsumer<Message, ObjectNode> attached) {
        ArrayNode list = body.putArray("messages");
        messages.forEach(m -> {
            ObjectNode json = list.addObject().put("role", m.role());
            if (m.attachments().isEmpty()) {
                json.put("content", m.content());
            } else {
                attached.accept(m, json);
            }
            putTools(json, m);
        });
    }

    /** Adds tool calls and results in OpenAI's format. */
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

    /** Text of {@code body} with the further fields. */
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
