package mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mock's answers have the fields of real servers' answers. {@code real-shapes.jsonl} holds what Ollama fb307609 and
 * llama.cpp 0.7.0 really sent (context shortened; llama.cpp's timings and Ollama's embedding_length left out: the mock
 * does not send them).
 */
class RealShapesTest {

    private static final String GENERATE =
            "{\"model\":\"tiny-fast\",\"prompt\":\"Once upon a time\",\"options\":{\"num_predict\":6}%s}";
    private static final String OLLAMA_CHAT =
            "{\"model\":\"tiny-fast\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"options\":{\"num_predict\":6}%s}";
    private static final String OPENAI_CHAT =
            "{\"model\":\"tiny-fast\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"max_tokens\":6%s}";
    private static final String STREAM = ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";

    private static MockServer server;
    private static MockClient client;

    @BeforeAll
    static void start() {
        server = MockServer.start(new MockSettings().timeScale(5));
        client = new MockClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    record Case(String name, JsonNode real) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        try (var in = RealShapesTest.class.getResourceAsStream("/mock/real-shapes.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(MockClient::json)
                    .map(line -> new Case(line.get("name").asText(), line.get("real")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheFieldsOfTheRealOne(Case example) {
        JsonNode ours = ours(example.name());

        if (example.name().startsWith("ollama")) {
            assertThat(shape(ours)).isEqualTo(shape(example.real()));
        } else {
            assertThat(shape(ours)).containsAllEntriesOf(shape(example.real()));
        }
    }

    private static JsonNode ours(String name) {
        if (name.startsWith("anthropic ")) {
            String body = OPENAI_CHAT.replace("%s", ",\"stream\":true");
            return event(client.post("/v1/messages", body, "anthropic-version", "2023-06-01"), name);
        }
        if (name.startsWith("responses ")) {
            String body = "{\"model\":\"tiny-fast\",\"input\":\"hi\",\"max_output_tokens\":6,\"stream\":true}";
            // The mock says of an answer that its limit cut that it is incomplete, as OpenAI does; llama.cpp calls it
            // complete.
            return event(client.post("/v1/responses", body), name.replace("completed", "incomplete"));
        }
        return switch (name) {
            case "ollama generate first" ->
                ndjson("/api/generate", GENERATE, "").get(0);
            case "ollama generate last" -> last(ndjson("/api/generate", GENERATE, ""));
            case "ollama generate raw first" ->
                ndjson("/api/generate", GENERATE, ",\"raw\":true").get(0);
            case "ollama generate raw last" -> last(ndjson("/api/generate", GENERATE, ",\"raw\":true"));
            case "ollama generate whole" -> last(ndjson("/api/generate", GENERATE, ",\"stream\":false"));
            case "ollama generate load" -> last(ndjson("/api/generate", "{\"model\":\"tiny-fast\"%s}", ""));
            case "ollama unload" -> last(ndjson("/api/generate", "{\"model\":\"phi3.5\",\"keep_alive\":0%s}", ""));
            case "ollama chat first" -> ndjson("/api/chat", OLLAMA_CHAT, "").get(0);
            case "ollama chat last" -> last(ndjson("/api/chat", OLLAMA_CHAT, ""));
            case "ollama chat whole" -> last(ndjson("/api/chat", OLLAMA_CHAT, ",\"stream\":false"));
            case "ollama chat load" -> last(ndjson("/api/chat", "{\"model\":\"tiny-fast\",\"messages\":[]%s}", ""));
            case "ollama unknown model" -> last(ndjson("/api/generate", "{\"model\":\"nope\",\"prompt\":\"x\"%s}", ""));
            case "ollama ps" -> get("/api/ps");
            case "ollama tags" -> get("/api/tags");
            case "ollama version" -> get("/api/version");
            case "ollama pull first" -> pull().get(0);
            case "ollama pull layer" -> pull().get(1);
            case "ollama pull last" -> last(pull());
            case "openai chat content" -> chatEvent(1);
            case "openai chat finish" -> chatEvent(7);
            case "openai chat usage" -> chatEvent(8);
            case "openai chat whole" -> last(ndjson("/v1/chat/completions", OPENAI_CHAT, ""));
            case "openai text content" ->
                sse("/v1/completions", "{\"model\":\"tiny-fast\",\"prompt\":\"hi\",\"max_tokens\":3" + STREAM + "}", 0);
            case "openai embeddings" ->
                post("/v1/embeddings", "{\"model\":\"tiny-fast\",\"input\":[\"one\",\"two three\"]}");
            case "openai rerank" ->
                post("/v1/rerank", "{\"model\":\"tiny-fast\",\"query\":\"hi\",\"documents\":[\"one\",\"two three\"]}");
            case "openai unknown model" ->
                last(ndjson("/v1/chat/completions", OPENAI_CHAT.replace("tiny-fast", "nope"), ""));
            default -> throw new AssertionError("no request for the example '" + name + "'");
        };
    }

    private static JsonNode post(String path, String body) {
        return MockClient.json(client.post(path, body).body());
    }

    /** The first event of the type that {@code name} ends with. */
    private static JsonNode event(HttpResponse<String> stream, String name) {
        return MockClient.data(stream.body()).stream()
                .map(MockClient::json)
                .filter(event -> name.endsWith(" " + event.path("type").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> ndjson(String path, String body, String more) {
        return MockClient.lines(client.post(path, String.format(body, more)).body());
    }

    private static List<JsonNode> pull() {
        return ndjson("/api/pull", "{\"model\":\"gemma2:2b\"%s}", "");
    }

    private static JsonNode get(String path) {
        return MockClient.json(client.get(path).body());
    }

    private static JsonNode chatEvent(int index) {
        return sse("/v1/chat/completions", String.format(OPENAI_CHAT, STREAM), index);
    }

    private static JsonNode sse(String path, String body, int index) {
        return MockClient.json(MockClient.data(client.post(path, body).body()).get(index));
    }

    private static JsonNode last(List<JsonNode> all) {
        return all.get(all.size() - 1);
    }

    /** Every field by its path, with the type of its value; nulls, which may stand for anything, are left out. */
    private static Map<String, String> shape(JsonNode node) {
        Map<String, String> fields = new TreeMap<>();
        collect("", node, fields);
        return fields;
    }

    private static void collect(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties().forEach(e -> collect(path + "/" + e.getKey(), e.getValue(), fields));
        } else if (node.isArray()) {
            fields.put(path, "array");
            node.forEach(element -> collect(path + "[]", element, fields));
        } else if (!node.isNull()) {
            fields.put(path, node.getNodeType().name());
        }
    }
}
