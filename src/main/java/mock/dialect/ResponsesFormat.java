package mock.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import mock.answer.AnswerFormat;
import mock.answer.AnswerPlan;
import mock.answer.CompletedAnswer;
import mock.answer.Frame;
import mock.answer.Framing;

/** Format of {@code /v1/responses}: each event is named after its type. */
final class ResponsesFormat implements AnswerFormat {

    private static final String OF_TEXT = ",\"item_id\":\"msg_mock\",\"output_index\":0,\"content_index\":";
    private static final byte[] AFTER = OpenAiFormat.utf8("\"}");

    private final String id;
    private final String model;

    ResponsesFormat(String id, String model) {
        this.id = id;
        this.model = model;
    }

    @Override
    public Framing framing() {
        return Framing.NAMED_SSE;
    }

    /** The last event has the finish reason and the token counts. */
    @Override
    public boolean endsWithFinish() {
        return true;
    }

    @Override
    public List<Frame> opening() {
        ObjectNode created = event("response.created");
        created.set("response", response("in_progress"));
        ObjectNode item = event("response.output_item.added").put("output_index", 0);
        item.set("item", item("in_progress", ""));
        ObjectNode part = event("response.content_part.added").put("item_id", "msg_mock");
        part.putObject("part").put("type", "output_text").put("text", "");
        return List.of(frame(Frame.Kind.ROLE, created), frame(Frame.Kind.ROLE, item), frame(Frame.Kind.ROLE, part));
    }

    private static ObjectNode event(String type) {
        return JsonBody.object().put("type", type);
    }

    private static Frame frame(Frame.Kind kind, ObjectNode event) {
        return new Frame(kind, JsonBody.bytes(event));
    }

    private ObjectNode response(String status) {
        return JsonBody.object()
                .put("id", id)
                .put("object", "response")
                .put("created_at", System.currentTimeMillis() / 1000)
                .put("status", status)
                .put("model", model);
    }

    private static ObjectNode item(String status, String text) {
        ObjectNode item = JsonBody.object()
                .put("type", "message")
                .put("id", "msg_mock")
                .put("status", status)
                .put("role", "assistant");
        var content = item.putArray("content");
        if (!text.isEmpty()) {
            ObjectNode part = content.addObject().put("type", "output_text").put("text", text);
            part.putArray("annotations");
            part.putArray("logprobs");
        }
        return item;
    }

    @Override
    public Frame content(int choice, byte[] json) {
        return delta("response.output_text.delta", OF_TEXT + choice, json);
    }

    @Override
    public Frame reasoning(String field, byte[] json) {
        return delta("response.reasoning_text.delta", ",\"item_id\":\"rs_mock\"", json);
    }

    private static Frame delta(String type, String fields, byte[] json) {
        String before = "{\"type\":\"" + type + "\"" + fields + ",\"delta\":\"";
        return new Frame(Frame.Kind.CONTENT, OpenAiFormat.join(OpenAiFormat.utf8(before), json, AFTER));
    }

    /** The first part opens an item with the tool's name. */
    @Override
    public Frame toolCall(int part, String name, byte[] json) {
        if (part > 0) {
            return delta("response.function_call_arguments.delta", ",\"item_id\":\"fc_mock\",\"output_index\":1", json);
        }
        ObjectNode item = event("response.output_item.added").put("output_index", 1);
        item.putObject("item")
                .put("type", "function_call")
                .put("id", "fc_mock")
                .put("call_id", "call_" + id)
                .put("name", name)
                .put("arguments", "");
        return frame(Frame.Kind.CONTENT, item);
    }

    @Override
    public List<Frame> closing(CompletedAnswer summary) {
        if (summary.finishReason().equals(AnswerPlan.TOOL_CALLS)) {
            ObjectNode called = event("response.completed");
            called.set("response", completed(summary));
            return List.of(frame(Frame.Kind.FINISH, called));
        }
        ObjectNode text =
                event("response.output_text.done").put("item_id", "msg_mock").put("text", summary.text());
        ObjectNode item = event("response.output_item.done").put("output_index", 0);
        item.set("item", item("completed", summary.text()));
        ObjectNode end = event(isCut(summary) ? "response.incomplete" : "response.completed");
        end.set("response", completed(summary));
        return List.of(frame(Frame.Kind.BRACKET, text), frame(Frame.Kind.BRACKET, item), frame(Frame.Kind.FINISH, end));
    }

    private static boolean isCut(CompletedAnswer summary) {
        return summary.finishReason().equals("length");
    }

    private ObjectNode completed(CompletedAnswer summary) {
        ObjectNode response = response(isCut(summary) ? "incomplete" : "completed");
        if (isCut(summary)) {
            response.putObject("incomplete_details").put("reason", "max_output_tokens");
        } else {
            response.putNull("incomplete_details");
        }
        response.putArray("output").add(item(isCut(summary) ? "incomplete" : "completed", summary.text()));
        ObjectNode usage = response.putObject("usage")
                .put("input_tokens", summary.promptTokens())
                .put("output_tokens", summary.outputTokens())
                .put("total_tokens", summary.promptTokens() + summary.outputTokens());
        usage.putObject("input_tokens_details").put("cached_tokens", summary.cachedTokens());
        usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
        return response;
    }

    @Override
    public byte[] whole(CompletedAnswer summary) {
        return JsonBody.bytes(completed(summary));
    }

    @Override
    public Frame error(String message) {
        return frame(
                Frame.Kind.ERROR,
                event("error")
                        .put("code", "server_error")
                        .put("message", message)
                        .putNull("param"));
    }
}
