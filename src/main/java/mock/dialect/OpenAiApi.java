package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import mock.answer.AnswerFormat;
import mock.answer.AnswerRequest;
import mock.answer.OfferedTools;
import mock.answer.ServedApi;
import mock.dialect.JsonBody.BadRequest;
import mock.engine.Engine;
import mock.engine.ModelRuntime;
import mock.engine.Tokenizer;
import mock.http.Head;
import mock.http.Routes;
import mock.http.ServerExchange;
import mock.serve.AnswerService;

/** OpenAI's API as vLLM serves it: chat and text completions, responses, embeddings, rerank, models, health, metrics. */
public final class OpenAiApi implements ServedApi {

    private static final int MAX_CHOICES = 16;
    private static final Map<Integer, String> ERROR_TYPES = Map.of(
            401, "authentication_error",
            403, "permission_error",
            404, "not_found_error",
            429, "rate_limit_error",
            503, "unavailable_error");

    private final Engine engine;
    private final AnswerService answers;
    private final Metrics metrics;
    private final int defaultMaxTokens;
    private final long createdEpochS = System.currentTimeMillis() / 1000;
    private long answered;

    public OpenAiApi(Engine engine, AnswerService answers, Metrics metrics, int defaultMaxTokens) {
        this.engine = engine;
        this.answers = answers;
        this.metrics = metrics;
        this.defaultMaxTokens = defaultMaxTokens;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public String pathPrefix() {
        return "/v1/";
    }

    @Override
    public void register(Routes routes) {
        routes.add(
                        "POST",
                        "/v1/chat/completions",
                        JsonEndpoint.of(this, 400, (exchange, body) -> complete(exchange, body, true)))
                .add(
                        "POST",
                        "/v1/completions",
                        JsonEndpoint.of(this, 400, (exchange, body) -> complete(exchange, body, false)))
                .add("POST", "/v1/responses", JsonEndpoint.of(this, 400, this::respond))
                .add("GET", "/v1/models", this::models)
                .add("GET", "/health", this::health)
                .add("GET", "/metrics", this::metrics);
        new OpenAiInputs(answers, this).register(routes);
    }

    @Override
    public byte[] error(int status, String message) {
        ObjectNode body = JsonBody.object();
        body.putObject("error")
                .put("message", message)
                .put("type", ERROR_TYPES.getOrDefault(status, status < 500 ? "invalid_request_error" : "server_error"))
                .putNull("param")
                .put("code", status);
        return JsonBody.bytes(body);
    }

    @Override
    public void notFound(ServerExchange exchange) {
        refuse(exchange, 404, "Not Found: " + exchange.request().path());
    }

    private void complete(ServerExchange exchange, JsonNode body, boolean chat) throws BadRequest {
        AnswerRequest request = chat ? chat(body) : text(body);
        boolean usage = body.path("stream_options").path("include_usage").asBoolean(false);
        answered++;
        String id = String.format("%s-mock%08x", chat ? "chatcmpl" : "cmpl", answered);
        AnswerFormat format = chat
                ? new OpenAiChatFormat(id, request.model(), usage, request.choices())
                : new OpenAiTextFormat(id, request.model(), usage);
        answers.answer(exchange, this, request, format);
    }

    private void respond(ServerExchange exchange, JsonNode body) throws BadRequest {
        JsonNode input = body.path("input");
        Messages messages = input.isArray() ? Messages.of(input) : Messages.prompt(JsonBody.text(body, "input"), false);
        AnswerRequest request = new AnswerRequest(
                JsonBody.text(body, "model"),
                messages.text(),
                messages.tokens(),
                messages.multiTurn(),
                JsonBody.integer(body, "max_output_tokens", defaultMaxTokens),
                body.path("ignore_eos").asBoolean(false),
                body.path("stream").asBoolean(false),
                1,
                Optional.of(body.path("text").path("format").path("schema")).filter(JsonNode::isObject),
                OfferedTools.called(body, "input"));
        answered++;
        answers.answer(
                exchange,
                this,
                request,
                new ResponsesFormat(String.format("resp_mock%08x", answered), request.model()));
    }

    private AnswerRequest chat(JsonNode body) throws BadRequest {
        Messages messages = Messages.of(body.path("messages"));
        return request(
                body, messages.text(), messages.tokens(), messages.multiTurn(), OfferedTools.called(body, "messages"));
    }

    private AnswerRequest text(JsonNode body) throws BadRequest {
        JsonNode given = body.path("prompt");
        String prompt = given.isArray() && given.size() == 1 ? given.get(0).asText() : JsonBody.text(body, "prompt");
        return request(body, prompt, Math.max(1, Tokenizer.count(prompt)), false, Optional.empty());
    }

    private AnswerRequest request(
            JsonNode body, String prompt, int tokens, boolean multiTurn, Optional<OfferedTools.Called> tool)
            throws BadRequest {
        int choices = JsonBody.integer(body, "n", 1);
        if (choices < 1 || choices > MAX_CHOICES) {
            throw new BadRequest("'n' must be 1 to " + MAX_CHOICES);
        }
        int maxTokens = JsonBody.integer(body, "max_tokens", defaultMaxTokens);
        return new AnswerRequest(
                JsonBody.text(body, "model"),
                prompt,
                tokens,
                multiTurn,
                JsonBody.integer(body, "max_completion_tokens", maxTokens),
                body.path("ignore_eos").asBoolean(false),
                body.path("stream").asBoolean(false),
                choices,
                schema(body.path("response_format")),
                tool);
    }

    private static Optional<JsonNode> schema(JsonNode format) throws BadRequest {
        return switch (format.path("type").asText("text")) {
            case "text" -> Optional.empty();
            case "json_object" -> Optional.of(JsonBody.anyObjectSchema());
            case "json_schema" -> {
                JsonNode schema = format.path("json_schema").path("schema");
                if (!schema.isObject()) {
                    throw new BadRequest("'response_format.json_schema.schema' is required");
                }
                yield Optional.of(schema);
            }
            default -> throw new BadRequest("'response_format.type' must be text, json_object or json_schema");
        };
    }

    private void models(ServerExchange exchange) {
        ObjectNode body = JsonBody.object().put("object", "list");
        ArrayNode data = body.putArray("data");
        engine.models().stream()
                .filter(ModelRuntime::isOnDisk)
                .forEach(model -> data.addObject()
                        .put("id", model.spec().name())
                        .put("object", "model")
                        .put("created", createdEpochS)
                        .put("owned_by", ServerExchange.SERVER)
                        .put("max_model_len", model.spec().contextLength()));
        JsonBody.respond(exchange, body);
    }

    private void health(ServerExchange exchange) {
        JsonBody.respond(exchange, JsonBody.object().put("status", "ok"));
    }

    private void metrics(ServerExchange exchange) {
        exchange.respond(
                Head.of(200, "text/plain; version=0.0.4; charset=utf-8"),
                metrics.text().getBytes(StandardCharsets.UTF_8));
    }
}
