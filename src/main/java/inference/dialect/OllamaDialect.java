package inference.dialect;

import static run.Units.NS_PER_MS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.dialect.GenerationRequest.Message;
import inference.stream.BodyReader;
import inference.stream.Delta;
import inference.stream.Delta.Usage;
import inference.stream.EventReader;
import inference.stream.EventScanner;
import inference.stream.JsonLinesReader;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import inference.stream.ToolCall;
import inference.stream.ToolCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import run.Generation.ServerTiming;

/**
 * Ollama's native API: {@code /api/chat} and {@code /api/generate}, streamed as one JSON object per line. The last line
 * has {@code done: true} and the server's own durations in ns.
 *
 * @param chat whether to use {@code /api/chat} and not {@code /api/generate}
 */
public record OllamaDialect(boolean chat) implements Dialect {

    @Override
    public String name() {
        return Api.OLLAMA.code();
    }

    @Override
    public String path(GenerationRequest request) {
        return chat ? "/api/chat" : "/api/generate";
    }

    @Override
    public String healthPath() {
        return "/";
    }

    @Override
    public String modelsPath() {
        return "/api/tags";
    }

    @Override
    public String accept() {
        return "application/x-ndjson";
    }

    /** The token limit is always sent: without it, Ollama generates until the model stops, which may be never. */
    @Override
    public String body(GenerationRequest request) {
        ObjectNode body = Json.object().put("model", request.model());
        if (chat) {
            ArrayNode messages = body.putArray("messages");
            request.messages().forEach(message -> putMessage(messages, message));
        } else {
            body.put("prompt", request.prompt());
            List<Attachment> images = request.messages().stream()
                    .flatMap(message -> message.attachments().stream())
                    .toList();
            if (!images.isEmpty()) {
                putImages(body, images);
            }
        }
        request.jsonSchema().ifPresent(schema -> body.set("format", schema));
        ObjectNode options = body.putObject("options").put("num_predict", request.maxTokens());
        request.temperature().ifPresent(t -> options.put("temperature", t));
        return request.text(body.put("stream", true));
    }

    /** Appends a message; tool calls have no id here, and their arguments are an object. */
    private static void putMessage(ArrayNode messages, Message message) {
        ObjectNode item = messages.addObject().put("role", message.role()).put("content", message.content());
        if (!message.attachments().isEmpty()) {
            putImages(item, message.attachments());
        }
        if (message.isResult()) {
            item.put("tool_name", message.calls().get(0).name());
        } else if (!message.calls().isEmpty()) {
            ArrayNode calls = item.putArray("tool_calls");
            for (ToolCall call : message.calls()) {
                calls.addObject()
                        .putObject("function")
                        .put("name", call.name())
                        .set("arguments", Json.objectOrEmpty(call.arguments()));
            }
        }
    }

    @Override
    public BodyPatch tools(List<Tool> tools) {
        return chat ? BodyPatch.tools(tools, Tool::ofChat) : Dialect.super.tools(tools);
    }

    @Override
    public void readToolCalls(StreamEvent event, ToolCalls calls) throws ProtocolException {
        if (event.data().contains("tool_calls")) {
            for (JsonNode call : Json.parse(event.data()).path("message").path("tool_calls")) {
                JsonNode function = call.path("function");
                calls.add(
                        calls.size(),
                        Json.text(call, "id"),
                        Json.text(function, "name"),
                        function.path("arguments").toString());
            }
        }
    }

    @Override
    public Set<Attachment.Kind> attachments() {
        return Set.of(Attachment.Kind.IMAGE);
    }

    private static void putImages(ObjectNode json, List<Attachment> images) {
        ArrayNode list = json.putArray("images");
        images.forEach(image -> list.add(image.base64()));
    }

    /** Loads and unloads are answered with one {@code application/json} object instead of lines. */
    @Override
    public EventReader reader(String contentType) throws ProtocolException {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-ndjson")) {
            return new JsonLinesReader();
        }
        if (type.startsWith("application/json")) {
            return new BodyReader();
        }
        throw new ProtocolException(
                "expected application/x-ndjson, got " + (contentType.isEmpty() ? "no content type" : contentType));
    }

    @Override
    public EventScanner scanner() {
        return new OllamaScanner();
    }

    @Override
    public Delta parse(StreamEvent event) throws ProtocolException {
        if (event.data().contains("}\n{")) {
            throw new ProtocolException(
                    "several lines with the type application/json, which allows one object: a proxy may have"
                            + " changed the type from application/x-ndjson");
        }
        JsonNode root = Json.parse(event.data());
        Optional<Delta> error = ErrorEvents.in(root);
        if (error.isPresent()) {
            return error.get();
        }
        JsonNode message = root.path("message");
        boolean done = root.path("done").asBoolean(false);
        Content content = new Content()
                .add(message.path("content"))
                .add(root.path("response"))
                .addReasoning(message.path("thinking"), root.path("thinking"));
        return new Delta(
                message.isObject() || root.has("response"),
                0,
                content.output(),
                content.reasoning(),
                !message.path("tool_calls").isEmpty()
                        || !root.path("tool_calls").isEmpty(),
                Json.text(root, "done_reason"),
                new Usage(Json.integer(root, "prompt_eval_count"), Json.integer(root, "eval_count")),
                serverTiming(root),
                done,
                "");
    }

    /**
     * The server's durations. Ollama omits figures that are 0. Only the total includes the wait for a slot.
     */
    private static ServerTiming serverTiming(JsonNode root) {
        OptionalDouble total = Json.decimal(root, "total_duration");
        if (total.isEmpty()) {
            return ServerTiming.NONE;
        }
        double load = Json.decimal(root, "load_duration").orElse(0);
        double prompt = Json.decimal(root, "prompt_eval_duration").orElse(0);
        double decode = Json.decimal(root, "eval_duration").orElse(0);
        double queue = Math.max(0, total.getAsDouble() - load - prompt - decode);
        return new ServerTiming(ms(prompt), ms(decode), ms(load), ms(queue));
    }

    private static OptionalDouble ms(double ns) {
        return OptionalDouble.of(ns / NS_PER_MS);
    }

    @Override
    public ServerInfo probe(Probe probe) throws ProbeException {
        String version = Json.text(probe.json("/api/version", "Ollama's API"), "version");
        List<String> models = new ArrayList<>();
        probe.json("/api/tags", "Ollama's API")
                .path("models")
                .forEach(model -> models.add(model.path("name").asText()));
        boolean mock = version.endsWith("-mock");
        return new ServerInfo(mock ? "llm-perf-mock" : "ollama", version, mock, models);
    }
}
