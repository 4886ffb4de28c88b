package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.dialect.GenerationRequest.Message;
import inference.stream.Delta;
import inference.stream.Delta.Usage;
import inference.stream.EventScanner;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import inference.stream.ToolCall;
import inference.stream.ToolCalls;
import java.util.List;
import run.Generation.ServerTiming;

/**
 * OpenAI's newer API, also served by llama.cpp, vLLM and Ollama: {@code /v1/responses}, streamed as named server-sent
 * events. Names of events with content end in {@code .delta}; the last event has the whole response and its usage.
 *
 * @param ignoreEos whether to request answers of exactly the token limit with {@code ignore_eos}, which llama.cpp supports
 *     and OpenAI refuses
 */
public record ResponsesDialect(boolean ignoreEos) implements SseDialect {

    static final String PATH = "/v1/responses";
    private static final String DELTA = ".delta";

    @Override
    public String name() {
        return Api.RESPONSES.code();
    }

    @Override
    public String path(GenerationRequest request) {
        return PATH;
    }

    /** {@code store} is false because OpenAI otherwise keeps every response for a month. */
    @Override
    public String body(GenerationRequest request) {
        ObjectNode body = Json.object().put("model", request.model());
        ArrayNode input = body.putArray("input");
        request.messages().forEach(message -> putItem(input, message));
        body.put("max_output_tokens", request.maxTokens());
        request.temperature().ifPresent(t -> body.put("temperature", t));
        request.jsonSchema()
                .ifPresent(schema -> body.putObject("text")
                        .putObject("format")
                        .put("type", "json_schema")
                        .put("name", "answer")
                        .put("strict", true)
                        .set("schema", schema));
        if (ignoreEos && request.jsonSchema().isEmpty()) {
            body.put("ignore_eos", true);
        }
        return request.text(body.put("store", false).put("stream", true));
    }

    /** Appends a message. An earlier answer has the form in which the server sent it: llama.cpp accepts no other. */
    private static void putItem(ArrayNode input, Message message) {
        if (message.isResult()) {
            input.addObject()
                    .put("type", "function_call_output")
                    .put("call_id", message.calls().get(0).id())
                    .put("output", message.content());
            return;
        }
        if (!message.content().isEmpty() || message.calls().isEmpty()) {
            putMessage(input, message);
        }
        for (ToolCall call : message.calls()) {
            input.addObject()
                    .put("type", "function_call")
                    .put("call_id", call.id())
                    .put("name", call.name())
                    .put("arguments", Json.objectText(call.arguments()));
        }
    }

    private static void putMessage(ArrayNode input, Message message) {
        ObjectNode item = input.addObject().put("type", "message").put("role", message.role());
        if (message.role().equals("assistant")) {
            item.putArray("content").addObject().put("type", "output_text").put("text", message.content());
        } else {
            item.put("content", message.content());
        }
    }

    @Override
    public BodyPatch tools(List<Tool> tools) {
        return BodyPatch.tools(tools, tool -> tool.flat("parameters").put("type", "function"));
    }

    @Override
    public void readToolCalls(StreamEvent event, ToolCalls calls) throws ProtocolException {
        if (!event.data().contains("function_call")) {
            return;
        }
        JsonNode root = Json.parse(event.data().strip());
        int index = root.path("output_index").asInt(0);
        JsonNode item = root.path("item");
        if (Json.text(root, "type").equals("response.output_item.added")
                && Json.text(item, "type").equals("function_call")) {
            calls.add(index, Json.text(item, "call_id"), Json.text(item, "name"), "");
        } else if (Json.text(root, "type").equals("response.function_call_arguments.delta")) {
            calls.add(index, "", "", Json.text(root, "delta"));
        }
    }

    @Override
    public EventScanner scanner() {
        return new ResponsesScanner();
    }

    @Override
    public Delta part(JsonNode root) {
        String type = Json.text(root, "type");
        JsonNode response = root.path("response");
        return switch (type) {
            case "response.output_item.added" -> begun(root.path("item"));
            case "response.completed" -> ended(root, Json.text(response, "status"));
            case "response.incomplete" -> ended(root, Json.text(response.path("incomplete_details"), "reason"));
            case "response.failed", "response.cancelled" -> Delta.error(Json.errorText(response));
            default -> type.endsWith(DELTA) ? piece(type, root.path("delta")) : Delta.NOTHING;
        };
    }

    /** A new output item; a tool call's name is a token, as in the chat API. */
    private static Delta begun(JsonNode item) {
        boolean call = Json.text(item, "type").endsWith("_call")
                && !Json.text(item, "name").isEmpty();
        return delta("", "", call);
    }

    private static Delta piece(String type, JsonNode delta) {
        Content content = new Content();
        if (type.contains("reasoning")) {
            return delta("", content.addReasoning(delta, delta).reasoning(), false);
        }
        String text = content.add(delta).output();
        boolean answer = type.contains("text") || type.contains("refusal");
        return answer ? delta(text, "", false) : delta("", "", !text.isEmpty());
    }

    private static Delta delta(String content, String reasoning, boolean toolCall) {
        return new Delta(true, 0, content, reasoning, toolCall, "", Usage.NONE, ServerTiming.NONE, false, "");
    }

    private static Delta ended(JsonNode root, String reason) {
        return new Delta(
                true,
                0,
                "",
                "",
                false,
                reason.isEmpty() ? "incomplete" : reason,
                UsageFields.RESPONSES.of(root.path("response").path("usage")),
                OpenAiDialect.serverTiming(root),
                true,
                "");
    }

    @Override
    public ServerInfo probe(Probe probe) throws ProbeException {
        return ListedModels.probe(probe, "the OpenAI API");
    }
}
