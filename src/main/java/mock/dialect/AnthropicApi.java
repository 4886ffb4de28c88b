package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mock.answer.AnswerRequest;
import mock.answer.OfferedTools;
import mock.answer.ServedApi;
import mock.dialect.JsonBody.BadRequest;
import mock.engine.Engine;
import mock.engine.ModelRuntime;
import mock.http.Routes;
import mock.http.ServerExchange;
import mock.serve.AnswerService;

/** Anthropic's API: messages and models. It requires the header {@code anthropic-version}, as the original does. */
public final class AnthropicApi implements ServedApi {

    private static final String VERSION = "anthropic-version";
    private static final Map<Integer, String> ERROR_TYPES = Map.of(
            401, "authentication_error",
            403, "permission_error",
            404, "not_found_error",
            429, "rate_limit_error",
            503, "overloaded_error");

    private final Engine engine;
    private final AnswerService answers;
    private long answered;

    public AnthropicApi(Engine engine, AnswerService answers) {
        this.engine = engine;
        this.answers = answers;
    }

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public String pathPrefix() {
        return "/v1/messages";
    }

    @Override
    public void register(Routes routes) {
        routes.add("POST", "/v1/messages", versioned(JsonEndpoint.of(this, 400, this::messages)))
                .add("GET", "/v1/models", versioned(this::models));
    }

    private Consumer<ServerExchange> versioned(Consumer<ServerExchange> endpoint) {
        return exchange -> {
            if (exchange.request().header(VERSION).isEmpty()) {
                refuse(exchange, 400, VERSION + ": header is required");
            } else {
                endpoint.accept(exchange);
            }
        };
    }

    @Override
    public byte[] error(int status, String message) {
        String type = ERROR_TYPES.getOrDefault(status, status < 500 ? "invalid_request_error" : "api_error");
        return JsonBody.bytes(errorObject(type, message));
    }

    static ObjectNode errorObject(String type, String message) {
        ObjectNode body = JsonBody.object().put("type", "error");
        body.putObject("error").put("type", type).put("message", message);
        return body;
    }

    @Override
    public void notFound(ServerExchange exchange) {
        refuse(exchange, 404, "Not found: " + exchange.request().path());
    }

    private void messages(ServerExchange exchange, JsonNode body) throws BadRequest {
        AnswerRequest request = request(body);
        answered++;
        String id = String.format("msg_mock%08x", answered);
        answers.answer(exchange, this, request, new AnthropicFormat(id, request.model(), request.promptTokens()));
    }

    private static AnswerRequest request(JsonNode body) throws BadRequest {
        ArrayNode all = JsonBody.object().putArray("all");
        if (!body.path("system").isMissingNode()) {
            all.addObject().put("role", "system").set("content", body.get("system"));
        }
        if (!body.path("messages").isArray() || body.path("messages").isEmpty()) {
            throw new BadRequest("messages: Field required");
        }
        body.path("messages").forEach(all::add);
        if (!body.has("max_tokens")) {
            throw new BadRequest("max_tokens: Field required");
        }
        Messages messages = Messages.of(all);
        JsonNode schema = body.path("output_config").path("format").path("schema");
        return new AnswerRequest(
                JsonBody.text(body, "model"),
                messages.text(),
                messages.tokens(),
                messages.multiTurn(),
                JsonBody.integer(body, "max_tokens", 1),
                body.path("ignore_eos").asBoolean(false),
                body.path("stream").asBoolean(false),
                1,
                schema.isObject() ? Optional.of(schema) : Optional.empty(),
                OfferedTools.called(body, "messages"));
    }

    private void models(ServerExchange exchange) {
        ObjectNode body = JsonBody.object();
        ArrayNode data = body.putArray("data");
        engine.models().stream()
                .filter(ModelRuntime::isOnDisk)
                .forEach(model -> data.addObject()
                        .put("type", "model")
                        .put("id", model.spec().name())
                        .put("display_name", model.spec().name()));
        JsonBody.respond(exchange, body.put("has_more", false));
    }
}
