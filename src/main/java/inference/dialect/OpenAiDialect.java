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
import inference.stream.ToolCalls;
import java.util.List;
import java.util.Set;
import run.Generation.ServerTiming;

/**
 * OpenAI's API as vLLM, llama.cpp, SGLang, TGI and Ollama serve it: {@code /v1/chat/completions} and
 * {@code /v1/completions}, streamed as server-sent events.
 */
public final class OpenAiDialect implements SseDialect {

    /** Endpoint that generates. */
    public enum Endpoint {
        CHAT("/v1/chat/completions"),
        COMPLETIONS("/v1/completions");

        private final String path;

        Endpoint(String path) {
            this.path = path;
        }
    }

    /** Usual name of the field with the token limit. */
    public static final String MAX_TOKENS = "max_tokens";

    private final Endpoint endpoint;
    private final boolean ignoreEos;
    private final String maxTokensField;

    /** A dialect with the token limit in {@code max_tokens}, which all but OpenAI's newest models accept. */
    public OpenAiDialect(Endpoint endpoint, boolean ignoreEos) {
        this(endpoint, ignoreEos, MAX_TOKENS);
    }

    /**
     * @param ignoreEos whether to request answers of exactly the token limit with {@code ignore_eos}, which vLLM, llama.cpp
     *     and SGLang support, others ignore and OpenAI refuses
     * @param maxTokensField name of the field with the token limit
     */
    public OpenAiDialect(Endpoint endpoint, boolean ignoreEos, String maxTokensField) {
        this.endpoint = endpoint;
        this.ignoreEos = ignoreEos;
        this.maxTokensField = maxTokensField;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public String path(GenerationRequest request) {
        return endpoint.path;
    }

    @Override
    public String body(GenerationRequest request) {
        ObjectNode body = Json.object();
        body.put("model", request.model());
        if (endpoint == Endpoint.CHAT) {
            request.putMessages(body, OpenAiDialect::putParts);
        } else {
            body.put("prompt", request.prompt());
        }
        body.put(maxTokensField, request.maxTokens());
        request.temperature().ifPresent(t -> body.put("temperature", t));
        request.jsonSchema().ifPresent(schema -> {
            ObjectNode format = body.putObject("response_format").put("type", "json_schema");
            format.putObject("json_schema")
                    .put("name", "answer")
                    .put("strict", true)
                    .set("schema", schema);
        });
        // A forced length contradicts a schema, which ends the document.
        if (ignoreEos && request.jsonSchema().isEmpty()) {
            body.put("ignore_eos", true);
        }
        body.put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        return request.text(body);
    }

    @Override
    public Set<Attachment.Kind> attachments() {
        return endpoint == Endpoint.CHAT ? Set.of(Attachment.Kind.values()) : Set.of();
    }

    private static void putParts(Message message, ObjectNode json) {
        ArrayNode parts = json.putArray("content");
        parts.addObject().put("type", "text").put("text", message.content());
        for (Attachment attachment : message.attachments()) {
            if (attachment.kind() == Attachment.Kind.IMAGE) {
                parts.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", attachment.dataUrl());
            } else {
                parts.addObject()
                        .put("type", "input_audio")
                        .putObject("input_audio")
                        .put("data", attachment.base64())
                        .put("format", attachment.format());
            }
        }
    }

    @Override
    public EventScanner scanner() {
        return new OpenAiScanner();
    }

    @Override
    public Delta parse(StreamEvent event) throws ProtocolException {
        String data = event.data().strip();
        return event.name().equals("error") && !data.equals(END_MARK)
                ? Delta.error(Json.errorText(data))
                : SseDialect.super.parse(event);
    }

    @Override
    public Delta part(JsonNode root) {
        Content content = new Content();
        boolean toolCall = false;
        String finishReason = "";
        String error = "";
        JsonNode choices = root.path("choices");
        for (JsonNode choice : choices) {
            JsonNode delta = choice.has("delta") ? choice.path("delta") : choice;
            content.add(delta.path("content")).add(choice.path("text")).add(delta.path("refusal"));
            content.addReasoning(delta.path("reasoning_content"), delta.path("reasoning"));
            toolCall |= !delta.path("tool_calls").isEmpty() || delta.hasNonNull("function_call");
            if (finishReason.isEmpty()) {
                finishReason = Json.text(choice, "finish_reason");
            }
            if (ErrorEvents.isError(choice.path("error"))) {
                error = Json.errorText(choice);
            }
        }
        return new Delta(
                !choices.isEmpty(),
                choices.path(0).path("index").asInt(0),
                content.output(),
                content.reasoning(),
                toolCall,
                finishReason,
                usage(root),
                serverTiming(root),
                false,
                error);
    }

    @Override
    public BodyPatch tools(List<Tool> tools) {
        return endpoint == Endpoint.CHAT ? BodyPatch.tools(tools, Tool::ofChat) : SseDialect.super.tools(tools);
    }

    @Override
    public void readToolCalls(StreamEvent event, ToolCalls calls) throws ProtocolException {
        if (!event.data().contains("tool_calls")) {
            return;
        }
        for (JsonNode choice : Json.parse(event.data().strip()).path("choices")) {
            for (JsonNode call :
                    choice.path(choice.has("delta") ? "delta" : "message").path("tool_calls")) {
                JsonNode function = call.path("function");
                calls.add(
                        call.path("index").asInt(0),
                        Json.text(call, "id"),
                        Json.text(function, "name"),
                        Json.text(function, "arguments"));
            }
        }
    }

    private static Usage usage(JsonNode root) {
        return UsageFields.CHAT.of(
                root.hasNonNull("usage")
                        ? root.path("usage")
                        : root.path("x_groq").path("usage"));
    }

    /** The server's durations, which llama.cpp puts on its last event. */
    static ServerTiming serverTiming(JsonNode root) {
        JsonNode timings = root.path("timings");
        return timings.isObject()
                ? new ServerTiming(
                        Json.decimal(timings, "prompt_ms"),
                        Json.decimal(timings, "predicted_ms"),
                        ServerTiming.NONE.loadMs(),
                        ServerTiming.NONE.queueMs())
                : ServerTiming.NONE;
    }

    @Override
    public ServerInfo probe(Probe probe) throws ProbeException {
        return ListedModels.probe(probe, "the OpenAI API");
    }
}
