package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import mock.answer.AnswerRequest;
import mock.answer.OfferedTools;
import mock.answer.ServedApi;
import mock.dialect.JsonBody.BadRequest;
import mock.engine.Engine;
import mock.engine.ModelRuntime;
import mock.fault.Fault;
import mock.http.Head;
import mock.http.Routes;
import mock.http.ServerExchange;
import mock.serve.AnswerService;

/** Ollama's native API: NDJSON streams with the server's own durations, and the life cycle of models. */
public final class OllamaApi implements ServedApi {

    private static final String VERSION = "0.0.0-mock";
    private static final String TYPE = "application/json; charset=utf-8";

    private final Engine engine;
    private final AnswerService answers;
    private final OllamaModels models;
    private final int defaultMaxTokens;
    private final OllamaPull.Bandwidth bandwidth = new OllamaPull.Bandwidth();

    public OllamaApi(Engine engine, AnswerService answers, Metrics metrics, int defaultMaxTokens) {
        this.engine = engine;
        this.answers = answers;
        this.models = new OllamaModels(engine, metrics);
        this.defaultMaxTokens = defaultMaxTokens;
    }

    @Override
    public String name() {
        return "ollama";
    }

    @Override
    public String pathPrefix() {
        return "/api/";
    }

    @Override
    public void register(Routes routes) {
        routes.add("POST", "/api/generate", with((exchange, body) -> answer(exchange, body, false)))
                .add("POST", "/api/chat", with((exchange, body) -> answer(exchange, body, true)))
                .add("POST", "/api/pull", with(this::pull))
                .add("DELETE", "/api/delete", with(this::delete))
                .add("POST", "/api/show", with(this::show))
                .add("GET", "/api/tags", exchange -> respond(exchange, models.tags()))
                .add("GET", "/api/ps", exchange -> respond(exchange, models.ps()))
                .add("GET", "/api/version", x -> respond(x, JsonBody.object().put("version", VERSION)))
                .add("GET", "/", exchange -> text(exchange, 200, "Ollama is running"));
    }

    @Override
    public byte[] error(int status, String message) {
        return JsonBody.bytes(JsonBody.object().put("error", message));
    }

    @Override
    public void notFound(ServerExchange exchange) {
        boolean otherMethod =
                exchange.request().path().matches("/api/(generate|chat|pull|delete|show|tags|ps|version)");
        if (otherMethod) {
            text(exchange, 405, "405 method not allowed");
        } else {
            text(exchange, 404, "404 page not found");
        }
    }

    private Consumer<ServerExchange> with(JsonEndpoint endpoint) {
        return exchange -> {
            try {
                endpoint.serve(exchange, JsonBody.body(exchange.request()));
            } catch (BadRequest e) {
                fail(exchange, e.getMessage().startsWith("option ") ? 500 : 400, e.getMessage());
            }
        };
    }

    private void answer(ServerExchange exchange, JsonNode body, boolean chat) throws BadRequest {
        String name = body.path("model").asText("");
        Optional<ModelRuntime> model = engine.model(name).filter(ModelRuntime::isOnDisk);
        Duration keepAlive = KeepAlive.of(body.path("keep_alive"));
        boolean raw = body.path("raw").asBoolean(false);
        OllamaFormat format = new OllamaFormat(name, chat, !chat && !raw);
        boolean nothingToSay = chat
                ? body.path("messages").isEmpty() && !body.path("messages").isTextual()
                : body.path("prompt").asText("").isEmpty();
        if (model.isPresent() && nothingToSay) {
            loadOrUnload(exchange, model.get(), keepAlive, format);
            return;
        }
        if (body.path("think").asBoolean(false)) {
            throw new BadRequest("\"" + name + "\" does not support thinking");
        }
        AnswerRequest request = request(name, body, chat, raw);
        model.ifPresent(m -> exchange.addObserver(outcome -> keep(m, keepAlive)));
        answers.answer(exchange, this, request, format);
    }

    private AnswerRequest request(String model, JsonNode body, boolean chat, boolean raw) throws BadRequest {
        Messages messages = chat
                ? Messages.of(body.path("messages"))
                : Messages.prompt(images(body) + body.path("prompt").asText(""), raw);
        JsonNode limit = body.path("options").path("num_predict");
        if (!limit.isMissingNode() && !limit.isIntegralNumber()) {
            throw new BadRequest("option \"num_predict\" must be of type integer");
        }
        int maxTokens = limit.asInt(0) > 0 ? limit.asInt() : defaultMaxTokens;
        return new AnswerRequest(
                model,
                messages.text(),
                messages.tokens(),
                messages.multiTurn(),
                maxTokens,
                false,
                body.path("stream").asBoolean(true),
                1,
                schema(body.path("format")),
                OfferedTools.called(body, "messages"));
    }

    private static String images(JsonNode body) {
        StringBuilder text = new StringBuilder();
        body.path("images").forEach(image -> MockMedia.image(image.asText(""), text));
        return text.toString();
    }

    private static Optional<JsonNode> schema(JsonNode format) {
        if (format.isObject()) {
            return Optional.of(format);
        }
        return format.asText("").equals("json") ? Optional.of(JsonBody.anyObjectSchema()) : Optional.empty();
    }

    private void loadOrUnload(ServerExchange exchange, ModelRuntime model, Duration keepAlive, OllamaFormat format) {
        if (keepAlive.isZero()) {
            model.unload();
            respond(exchange, format.done("unload"));
        } else {
            engine.whenLoaded(model, () -> {
                keep(model, keepAlive);
                respond(exchange, format.done("load"));
            });
        }
    }

    private static void keep(ModelRuntime model, Duration keepAlive) {
        if (keepAlive.isZero()) {
            model.unload();
        } else {
            model.keepAlive(keepAlive);
        }
    }

    private void pull(ServerExchange exchange, JsonNode body) throws BadRequest {
        String name = modelName(body);
        if (!name.matches("[\\w.:/-]+") || name.contains("..")) {
            throw new BadRequest("invalid model name");
        }
        boolean stream = body.path("stream").asBoolean(true);
        Optional<Fault> fault = answers.chooseFault(exchange, this);
        if (fault.isEmpty()) {
            return;
        }
        Optional<ModelRuntime> model = engine.model(name);
        if (model.isPresent()) {
            new OllamaPull(engine, model.get(), exchange, stream, fault.get(), bandwidth).start();
        } else if (stream) {
            exchange.begin(Head.of(200, "application/x-ndjson"));
            byte[] lines =
                    ("{\"status\":\"pulling manifest\"}\n{\"error\":\"pull model manifest: file does not exist\"}\n")
                            .getBytes(StandardCharsets.UTF_8);
            exchange.send(exchange.buffer(lines.length).writeBytes(lines));
            exchange.end();
        } else {
            fail(exchange, 500, "pull model manifest: file does not exist");
        }
    }

    private void delete(ServerExchange exchange, JsonNode body) {
        String name = modelName(body);
        Optional<ModelRuntime> model = engine.model(name).filter(ModelRuntime::isOnDisk);
        if (model.isEmpty()) {
            fail(exchange, 404, "model '" + name + "' not found");
        } else {
            model.get().delete();
            exchange.respond(Head.of(200, TYPE), new byte[0]);
        }
    }

    private void show(ServerExchange exchange, JsonNode body) {
        String name = modelName(body);
        Optional<ModelRuntime> model = engine.model(name).filter(ModelRuntime::isOnDisk);
        if (model.isEmpty()) {
            fail(exchange, 404, "model '" + (name.contains(":") ? name : name + ":latest") + "' not found");
        } else {
            respond(exchange, models.show(model.get().spec()));
        }
    }

    /** Name of the model, which older clients send as {@code name}. */
    private static String modelName(JsonNode body) {
        return body.path("model").asText(body.path("name").asText(""));
    }

    private void fail(ServerExchange exchange, int status, String message) {
        exchange.respond(Head.of(status, TYPE), error(status, message));
    }

    private static void respond(ServerExchange exchange, JsonNode body) {
        exchange.respond(Head.of(200, TYPE), JsonBody.bytes(body));
    }

    private static void text(ServerExchange exchange, int status, String text) {
        exchange.respond(Head.of(status, "text/plain; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }
}
