package mock.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import mock.answer.AnswerFormat;
import mock.answer.AnswerPlan;
import mock.answer.CompletedAnswer;
import mock.answer.Frame;
import mock.answer.Framing;

/** Format of {@code /v1/messages}: each event is named after its type. */
final class AnthropicFormat implements AnswerFormat {

    private static final byte[] AFTER = OpenAiFormat.utf8("\"}}");

    private final String id;
    private final String model;
    private final int promptTokens;

    AnthropicFormat(String id, String model, int promptTokens) {
        this.id = id;
        this.model = model;
        this.promptTokens = promptTokens;
    }

    @Override
    public Framing framing() {
        return Framing.NAMED_SSE;
    }

    @Override
    public List<Frame> opening() {
        ObjectNode start = event("message_start");
        ObjectNode message = message(start.putObject("message"), "");
        message.putNull("stop_reason").putNull("stop_sequence");
        // The last event has the cached share.
        message.putObject("usage")
                .put("input_tokens", promptTokens)
                .put("cache_read_input_tokens", 0)
                .put("output_tokens", 0);
        ObjectNode block = event("content_block_start").put("index", 0);
        block.putObject("content_block").put("type", "text").put("text", "");
        return List.of(frame(Frame.Kind.ROLE, start), frame(Frame.Kind.ROLE, block));
    }

    private ObjectNode message(ObjectNode message, String text) {
        message.put("id", id).put("type", "message").put("role", "assistant").put("model", model);
        var content = message.putArray("content");
        if (!text.isEmpty()) {
            content.addObject().put("type", "text").put("text", text);
        }
        return message;
    }

    private static ObjectNode event(String type) {
        return JsonBody.object().put("type", type);
    }

    private static Frame frame(Frame.Kind kind, ObjectNode event) {
        return new Frame(kind, JsonBody.bytes(event));
    }

    @Override
    public Frame content(int choice, byte[] json) {
        return delta(choice, "text_delta", "text", json);
    }

    @Override
    public Frame reasoning(String field, byte[] json) {
        return delta(0, "thinking_delta", "thinking", json);
    }

    private static Frame delta(int index, String type, String field, byte[] json) {
        String before = "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":{\"type\":\"" + type
                + "\",\"" + field + "\":\"";
        return new Frame(Frame.Kind.CONTENT, OpenAiFormat.join(OpenAiFormat.utf8(before), json, AFTER));
    }

    /** The first part opens a block with the tool's name. */
    @Override
    public Frame toolCall(int part, String name, byte[] json) {
        if (part > 0) {
            return delta(1, "input_json_delta", "partial_json", json);
        }
        ObjectNode block = event("content_block_start").put("index", 1);
        block.putObject("content_block")
                .put("type", "tool_use")
                .put("id", "toolu_" + id)
                .put("name", name)
                .putObject("input");
        return frame(Frame.Kind.CONTENT, block);
    }

    @Override
    public List<Frame> closing(CompletedAnswer summary) {
        ObjectNode end = event("message_delta");
        end.putObject("delta").put("stop_reason", stopReason(summary)).putNull("stop_sequence");
        end.set("usage", usage(summary));
        return List.of(
                frame(Frame.Kind.BRACKET, event("content_block_stop").put("index", 0)),
                frame(Frame.Kind.FINISH, end),
                frame(Frame.Kind.DONE, event("message_stop")));
    }

    private static String stopReason(CompletedAnswer summary) {
        return switch (summary.finishReason()) {
            case "length" -> "max_tokens";
            case AnswerPlan.TOOL_CALLS -> "tool_use";
            default -> "end_turn";
        };
    }

    private static ObjectNode usage(CompletedAnswer summary) {
        return JsonBody.object()
                .put("input_tokens", summary.promptTokens() - summary.cachedTokens())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", summary.cachedTokens())
                .put("output_tokens", summary.outputTokens());
    }

    @Override
    public byte[] whole(CompletedAnswer summary) {
        ObjectNode body = message(JsonBody.object(), summary.text());
        body.put("stop_reason", stopReason(summary)).putNull("stop_sequence").set("usage", usage(summary));
        return JsonBody.bytes(body);
    }

    @Override
    public Frame error(String message) {
        return new Frame(Frame.Kind.ERROR, JsonBody.bytes(AnthropicApi.errorObject("api_error", message)));
    }
}
