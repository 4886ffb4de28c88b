package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.dialect.OpenAiDialect.Endpoint;
import inference.stream.BodyReader;
import inference.stream.Delta;
import inference.stream.Delta.Usage;
import inference.stream.EventReader;
import inference.stream.EventScanner;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import run.Generation.ServerTiming;

/**
 * API of a gateway in front of inference servers: {@code /api/v1/structured} for requests with a schema,
 * {@code /api/v1/conversation} for conversations, {@code /api/v1/unstructured} for prompts; or the prompt endpoint
 * {@code /generate} for everything. Answers are one JSON document or, if requested and supported, a stream of OpenAI's
 * events.
 */
public final class GatewayDialect implements Dialect {

    private static final String STREAM_TYPE = "text/event-stream";
    private static final String WHOLE_TYPE = "application/json";
    private static final String HEALTH = "/api/v1/health";
    private static final String MODELS = "/api/v1/models";
    private static final String API = "the gateway's API";

    private final boolean promptEndpoint;
    private final boolean stream;
    private final OpenAiDialect events = new OpenAiDialect(Endpoint.CHAT, false);

    /**
     * @param promptEndpoint whether to use {@code /generate}
     * @param stream whether to request a stream
     */
    public GatewayDialect(boolean promptEndpoint, boolean stream) {
        this.promptEndpoint = promptEndpoint;
        this.stream = stream;
    }

    @Override
    public String name() {
        return Api.GATEWAY.code();
    }

    @Override
    public boolean streams() {
        return stream;
    }

    @Override
    public String path(GenerationRequest request) {
        if (promptEndpoint) {
            return "/generate";
        }
        if (request.jsonSchema().isPresent()) {
            return "/api/v1/structured";
        }
        return isConversation(request) ? "/api/v1/conversation" : "/api/v1/unstructured";
    }

    @Override
    public Optional<String> schemaPath() {
        return promptEndpoint ? Optional.empty() : Optional.of("/api/v1/schemas");
    }

    private static boolean isConversation(GenerationRequest request) {
        return request.messages().size() > 1
                || !request.messages().get(0).role().equals("user");
    }

    @Override
    public String healthPath() {
        return HEALTH;
    }

    @Override
    public String modelsPath() {
        return MODELS;
    }

    @Override
    public String accept() {
        return stream ? STREAM_TYPE + ", " + WHOLE_TYPE : WHOLE_TYPE;
    }

    /** The structured endpoint gets no token limit, because the schema ends the document. */
    @Override
    public String body(GenerationRequest request) {
        ObjectNode body = Json.object().put("model", request.model());
        boolean structured = !promptEndpoint && request.jsonSchema().isPresent();
        if (structured) {
            JsonNode schema = request.jsonSchema().get();
            body.put("prompt", request.prompt()).set(schema.isTextual() ? "schema_id" : "schema", schema);
        } else if (!promptEndpoint && isConversation(request)) {
            request.putMessages(body);
        } else {
            body.put("prompt", request.prompt());
        }
        if (!structured) {
            body.put("max_tokens", request.maxTokens());
        }
        request.temperature().ifPresent(t -> body.put("temperature", t));
        if (stream) {
            body.put("stream", true);
        }
        return request.text(body);
    }

    @Override
    public EventReader reader(String contentType) throws ProtocolException {
        boolean whole = !stream || contentType.toLowerCase(Locale.ROOT).startsWith(WHOLE_TYPE);
        return whole ? BodyReader.of(contentType) : events.reader(contentType);
    }

    @Override
    public EventScanner scanner() {
        return new OpenAiScanner();
    }

    @Override
    public Delta parse(StreamEvent event) throws ProtocolException {
        // A whole answer is a document without "choices"; everything else is an event of OpenAI's.
        if (event.data().strip().equals(SseDialect.END_MARK)) {
            return Delta.DONE;
        }
        JsonNode root = Json.parse(event.data());
        boolean whole = root.has("output") || root.path("message").isObject() || root.has("text");
        if (!whole || ErrorEvents.isError(root.path("error"))) {
            return events.parse(event);
        }
        return new Delta(
                true,
                0,
                text(root),
                "",
                false,
                Json.text(root, "finish_reason"),
                usage(root),
                ServerTiming.NONE,
                true,
                "");
    }

    /** Text of the answer; a structured one is a document or its text. */
    private static String text(JsonNode root) {
        JsonNode output = root.path("output");
        if (output.isContainerNode()) {
            return output.toString();
        }
        return new Content()
                .add(output)
                .add(root.path("message").path("content"))
                .add(root.path("text"))
                .output();
    }

    /** Token counts by the gateway's names or OpenAI's, in {@code usage} or, at the prompt endpoint, flat. */
    private static Usage usage(JsonNode root) {
        JsonNode usage = root.path("usage").isObject() ? root.path("usage") : root;
        return new Usage(
                Json.first(usage, "input_tokens", "prompt_tokens"),
                Json.first(usage, "output_tokens", "completion_tokens", "tokens_generated"),
                UsageFields.CHAT.cached(usage),
                UsageFields.CHAT.reasoning(usage));
    }

    @Override
    public ServerInfo probe(Probe probe) throws ProbeException {
        JsonNode health = probe.json(HEALTH, API);
        JsonNode list = probe.json(MODELS, API);
        List<String> models = new ArrayList<>();
        for (JsonNode model : list.has("models") ? list.path("models") : list.path("data")) {
            models.add(model.isTextual() ? model.asText() : model.path("id").asText());
        }
        String product = Json.text(health, "server");
        return new ServerInfo(product, Json.text(health, "version"), product.equals("llm-perf-mock"), models);
    }
}
