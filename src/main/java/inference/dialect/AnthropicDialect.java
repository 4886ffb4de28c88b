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
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import run.Generation.ServerTiming;

/**
 * Anthropic's API, also served by llama.cpp, vLLM and Ollama: {@code /v1/messages}, streamed as named server-sent events.
 * A message is a list of blocks: text, thinking, tool calls. The first event has the prompt's token count, the last but
 * one the answer's.
 *
 * @param ignoreEos whether to request answers of exactly the token limit with {@code ignore_eos}, which llama.cpp supports
 *     and Anthropic refuses
 */
public record AnthropicDialect(boolean ignoreEos) implements SseDialect {

    /** Header that Anthropic requires and others ignore. */
    static final Map<String, String> HEADERS = Map.of("anthropic-version", "2023-06-01");

    static final String PATH = "/v1/messages";
    private static final String SYSTEM = "system";

    @Override
    public String name() {
        return Api.ANTHROPIC.code();
    }

    @Override
    public String path(GenerationRequest request) {
        return PATH;
    }

    @Override
    public Map<String, String> headers() {
        return HEADERS;
    }

    /** System messages become the field {@code system}. */
    @Override
    public String body(GenerationRequest request) {
        ObjectNode body = Json.object().put("model", request.model()).put("max_tokens", request.maxTokens());
        String system = request.messages().stream()
                .filter(message -> message.role().equals(SYSTEM))
                .map(Message::content)
                .collect(Collectors.joining("\n\n"));
        if (!system.isEmpty()) {
            body.put(SYSTEM, system);
        }
        putMessages(body.putArray("messages"), request.messages());
        request.temperature().ifPresent(t -> body.put("temperature", t));
        request.jsonSchema()
                .ifPresent(schema -> body.putObject("output_config")
                        .putObject("format")
                        .put("type", "json_schema")
                        .set("schema", schema));
        if (ignoreEos && request.jsonSchema().isEmpty()) {
            body.put("ignore_eos", true);
        }
        return request.text(body.put("stream", true));
    }

    /** Appends messages; consecutive tool results become blocks of one user message. */
    private static void putMessages(ArrayNode list, List<Message> messages) {
        ArrayNode results = null;
        for (Message message : messages) {
            if (message.isResult()) {
                results = results == null ? list.addObject().put("role", "user").putArray("content") : results;
                results.addObject()
                        .put("type", "tool_result")
                        .put("tool_use_id", message.calls().get(0).id())
                        .put("content", message.content());
                continue;
            }
            results = null;
            if (!message.role().equals(SYSTEM)) {
                putMessage(list.addObject().put("role", message.role()), message);
            }
        }
    }

    private static void putMessage(ObjectNode item, Message message) {
        if (!message.attachments().isEmpty()) {
            putBlocks(message, item);
            return;
        }
        if (message.calls().isEmpty()) {
            item.put("content", message.content());
            return;
        }
        ArrayNode blocks = item.putArray("content");
        if (!message.content().isEmpty()) {
            blocks.addObject().put("type", "text").put("text", message.content());
        }
        for (ToolCall call : message.calls()) {
            blocks.addObject()
                    .put("type", "tool_use")
                    .put("id", call.id())
                    .put("name", call.name())
                    .set("input", Json.objectOrEmpty(call.arguments()));
        }
    }

    @Override
    public BodyPatch tools(List<Tool> tools) {
        return BodyPatch.tools(tools, tool -> tool.flat("input_schema"));
    }

    @Override
    public void readToolCalls(StreamEvent event, ToolCalls calls) throws ProtocolException {
        if (!event.data().contains("tool_use") && !event.data().contains("partial_json")) {
            return;
        }
        JsonNode root = Json.parse(event.data().strip());
        int index = root.path("index").asInt(0);
        JsonNode block = root.path("content_block");
        if (Json.text(block, "type").equals("tool_use")) {
            calls.add(index, Json.text(block, "id"), Json.text(block, "name"), "");
        }
        String piece = Json.text(root.path("delta"), "partial_json");
        if (!piece.isEmpty()) {
            calls.add(index, "", "", piece);
        }
    }

    @Override
    public Set<Attachment.Kind> attachments() {
        return Set.of(Attachment.Kind.IMAGE);
    }

    /** Appends text and images, images first, as Anthropic advises. */
    private static void putBlocks(Message message, ObjectNode json) {
        ArrayNode blocks = json.putArray("content");
        for (Attachment attachment : message.attachments()) {
            blocks.addObject()
                    .put("type", "image")
                    .putObject("source")
                    .put("type", "base64")
                    .put("media_type", attachment.mediaType())
                    .put("data", attachment.base64());
        }
        blocks.addObject().put("type", "text").put("text", message.content());
    }

    @Override
    public EventScanner scanner() {
        return new AnthropicScanner();
    }

    /** Parses an event. Pings and unknown types are skipped, as Anthropic's documentation demands. */
    @Override
    public Delta part(JsonNode root) {
        return switch (Json.text(root, "type")) {
            case "message_start" ->
                counted("", promptOnly(usage(root.path("message").path("usage"))));
            case "content_block_start" -> block(root.path("content_block"));
            case "content_block_delta" -> block(root.path("delta"));
            case "message_delta" -> counted(Json.text(root.path("delta"), "stop_reason"), usage(root.path("usage")));
            case "message_stop" -> Delta.DONE;
            default -> Delta.NOTHING;
        };
    }

    /** A content block or delta. A tool call's name is a token, as in OpenAI's API; an empty text is none. */
    private static Delta block(JsonNode block) {
        Content content =
                new Content().add(block.path("text")).addReasoning(block.path("thinking"), block.path("data"));
        boolean toolCall = Json.text(block, "type").endsWith("tool_use")
                || !Json.text(block, "partial_json").isEmpty();
        return new Delta(
                true, 0, content.output(), content.reasoning(), toolCall, "", Usage.NONE, ServerTiming.NONE, false, "");
    }

    private static Delta counted(String stopReason, Usage usage) {
        return new Delta(true, 0, "", "", false, stopReason, usage, ServerTiming.NONE, false, "");
    }

    /** The usage without output tokens, whose count before the answer means nothing. */
    private static Usage promptOnly(Usage usage) {
        return new Usage(usage.prompt(), OptionalInt.empty(), usage.cached(), OptionalInt.empty());
    }

    /** The usage; Anthropic's {@code input_tokens} leaves out tokens read from or written to the cache. */
    private static Usage usage(JsonNode usage) {
        OptionalInt input = Json.integer(usage, "input_tokens");
        OptionalInt read = Json.integer(usage, "cache_read_input_tokens");
        OptionalInt prompt = OptionalInt.empty();
        if (input.isPresent()) {
            long all = (long) input.getAsInt()
                    + read.orElse(0)
                    + Json.integer(usage, "cache_creation_input_tokens").orElse(0);
            prompt = OptionalInt.of((int) Math.min(all, Integer.MAX_VALUE));
        }
        return new Usage(prompt, Json.integer(usage, "output_tokens"), read, OptionalInt.empty());
    }

    @Override
    public ServerInfo probe(Probe probe) throws ProbeException {
        return ListedModels.probe(probe, "Anthropic's API");
    }
}
