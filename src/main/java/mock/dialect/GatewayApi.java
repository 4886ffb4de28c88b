package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import mock.answer.AnswerRequest;
import mock.answer.CompletedAnswer;
import mock.answer.ServedApi;
import mock.dialect.JsonBody.BadRequest;
import mock.engine.Engine;
import mock.engine.ModelRuntime;
import mock.engine.Tokenizer;
import mock.http.Head;
import mock.http.Routes;
import mock.http.ServerExchange;
import mock.serve.AnswerService;

/**
 * API of a gateway in front of inference servers: structured, unstructured and conversation endpoints under
 * {@code /api/v1}. {@code docs/mock.md} describes it.
 */
public final class GatewayApi implements ServedApi {

    private final Engine engine;
    private final AnswerService answers;
    private final Map<String, String> aliases;
    private final int defaultMaxTokens;
    private final SchemaRegistry schemas = new SchemaRegistry();
    private long answered;

    /** @param aliases model of the catalogue by the gateway's name for it */
    public GatewayApi(Engine engine, AnswerService answers, Map<String, String> aliases, int defaultMaxTokens) {
        this.engine = engine;
        this.answers = answers;
        this.aliases = aliases;
        this.defaultMaxTokens = defaultMaxTokens;
    }

    /** Reader of an endpoint's requests. */
    private interface Reader {
        AnswerRequest read(JsonNode body) throws BadRequest;
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String pathPrefix() {
        return "/api/v1/";
    }

    @Override
    public void register(Routes routes) {
        answering(routes, "/api/v1/structured", this::structured, GatewayFormat::structured);
        answering(routes, "/api/v1/unstructured", this::prompt, GatewayFormat::unstructured);
        answering(routes, "/api/v1/conversation", this::conversation, GatewayFormat::conversation);
        answering(routes, "/generate", this::prompt, GatewayFormat::prompt);
        routes.add("POST", "/api/v1/schemas", JsonEndpoint.of(this, 422, this::registerSchema))
                .add("GET", "/api/v1/models", this::models)
                .add("GET", "/api/v1/health", this::health)
                .add("GET", "/health", this::health);
    }

    @Override
    public byte[] error(int status, String message) {
        return JsonBody.bytes(JsonBody.object().put("detail", message));
    }

    @Override
    public void notFound(ServerExchange exchange) {
        refuse(exchange, 404, "Not Found");
    }

    private void answering(Routes routes, String path, Reader reader, BiConsumer<ObjectNode, CompletedAnswer> writer) {
        routes.add("POST", path, JsonEndpoint.of(this, 422, (exchange, body) -> {
            AnswerRequest request = reader.read(body);
            String id = String.format("gw-mock%08x", ++answered);
            answers.answer(exchange, this, request, new GatewayFormat(id, request.model(), writer));
        }));
    }

    private AnswerRequest prompt(JsonNode body) throws BadRequest {
        Messages prompt = Messages.prompt(JsonBody.text(body, "prompt"), false);
        return request(body, prompt, prompt.tokens(), Optional.empty());
    }

    private AnswerRequest conversation(JsonNode body) throws BadRequest {
        Messages messages = Messages.of(body.path("messages"));
        return request(body, messages, messages.tokens(), Optional.empty());
    }

    /** Counts the schema as part of the prompt, because a real model reads it. */
    private AnswerRequest structured(JsonNode body) throws BadRequest {
        Messages prompt = Messages.prompt(JsonBody.text(body, "prompt"), false);
        JsonNode schema = body.path("schema").isObject()
                ? body.get("schema")
                : schemas.use(body.path("schema_id").asText("(none given)"));
        return request(body, prompt, prompt.tokens() + Tokenizer.count(schema.toString()), Optional.of(schema));
    }

    private AnswerRequest request(JsonNode body, Messages prompt, int promptTokens, Optional<JsonNode> schema)
            throws BadRequest {
        String name = body.path("model").asText(engine.models().get(0).spec().name());
        // A document ends by itself; a default limit would only cut it.
        int unlimited = schema.isPresent() ? Integer.MAX_VALUE : defaultMaxTokens;
        return new AnswerRequest(
                aliases.getOrDefault(name, name),
                prompt.text(),
                promptTokens,
                prompt.multiTurn(),
                JsonBody.integer(body, "max_tokens", unlimited),
                false,
                body.path("stream").asBoolean(false),
                1,
                schema,
                Optional.empty());
    }

    private void registerSchema(ServerExchange exchange, JsonNode body) throws BadRequest {
        exchange.respond(
                Head.of(201, JsonBody.TYPE),
                JsonBody.bytes(JsonBody.object().put("schema_id", schemas.register(body.path("schema")))));
    }

    private void models(ServerExchange exchange) {
        ObjectNode body = JsonBody.object();
        ArrayNode models = body.putArray("models");
        engine.models().stream()
                .filter(ModelRuntime::isOnDisk)
                .forEach(model ->
                        addModel(models, model.spec().name(), model.spec().name()));
        aliases.forEach((alias, name) -> addModel(models, alias, name));
        JsonBody.respond(exchange, body);
    }

    private static void addModel(ArrayNode models, String id, String served) {
        models.addObject().put("id", id).put("provider", ServerExchange.SERVER).put("served_by", served);
    }

    private void health(ServerExchange exchange) {
        JsonBody.respond(exchange, JsonBody.object().put("status", "healthy").put("server", ServerExchange.SERVER));
    }
}
