package mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenAiApiTest {

    private static final String CHAT = """
            {"model":"tiny-fast","messages":[{"role":"user","content":"Say hi."}],"max_tokens":12%s}""";

    private static MockServer server;
    private static MockClient client;

    @BeforeAll
    static void start() {
        server = MockServer.start(new MockSettings().timeScale(10).jitter(0.2));
        client = new MockClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aChatStreamHasRoleTokensFinishUsageAndDone() {
        var response = client.post(
                "/v1/chat/completions", chat(",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(response.headers().firstValue("Server")).hasValue("llm-perf-mock");
        List<String> data = MockClient.data(response.body());
        assertThat(data).hasSize(1 + 12 + 1 + 1 + 1).last().isEqualTo("[DONE]");
        List<JsonNode> events =
                data.subList(0, data.size() - 1).stream().map(MockClient::json).toList();
        assertThat(events.get(0).at("/choices/0/delta").toString())
                .isEqualTo("{\"role\":\"assistant\",\"content\":\"\"}");
        assertThat(events.subList(1, 13))
                .allSatisfy(e ->
                        assertThat(e.at("/choices/0/delta/content").asText()).isNotEmpty())
                .allSatisfy(e ->
                        assertThat(e.at("/choices/0/finish_reason").isNull()).isTrue());
        assertThat(events.get(13).at("/choices/0").toString())
                .isEqualTo("{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"length\"}");
        assertThat(events.get(14).path("choices")).isEmpty();
        assertThat(events.get(14).at("/usage/completion_tokens").asInt()).isEqualTo(12);
        assertThat(events.stream().map(e -> e.path("id").asText()).distinct()).hasSize(1);
    }

    @Test
    void aTextStreamAndAWholeAnswerCarryTheSameFields() {
        String body = "{\"model\":\"tiny-fast\",\"prompt\":\"Once upon a time\",\"max_tokens\":5%s}";

        List<String> data = MockClient.data(client.post("/v1/completions", String.format(body, ",\"stream\":true"))
                .body());
        JsonNode whole = MockClient.json(
                client.post("/v1/completions", String.format(body, "")).body());

        assertThat(data).hasSize(5 + 1 + 1);
        assertThat(MockClient.json(data.get(0)).at("/choices/0/text").asText()).startsWith(" ");
        assertThat(MockClient.json(data.get(5)).at("/choices/0/finish_reason").asText())
                .isEqualTo("length");
        assertThat(whole.path("object").asText()).isEqualTo("text_completion");
        assertThat(whole.at("/usage/prompt_tokens").asInt()).isEqualTo(4);
        assertThat(whole.at("/usage/total_tokens").asInt()).isEqualTo(9);
    }

    @Test
    void twoChoicesAreStreamedSideBySideAndCountedTogether() {
        List<JsonNode> events = MockClient.data(client.post(
                                "/v1/chat/completions",
                                chat(",\"stream\":true,\"n\":2,\"stream_options\":{\"include_usage\":true}"))
                        .body())
                .stream()
                .filter(e -> !e.equals("[DONE]"))
                .map(MockClient::json)
                .toList();

        assertThat(events.stream()
                        .filter(e -> !e.at("/choices/0/delta/content").asText().isEmpty())
                        .collect(Collectors.groupingBy(
                                e -> e.at("/choices/0/index").asInt(), Collectors.counting())))
                .containsOnlyKeys(0, 1)
                .containsValues(12L, 12L);
        assertThat(events.get(events.size() - 1).at("/usage/completion_tokens").asInt())
                .isEqualTo(24);
    }

    @Test
    void anAnswerFollowsTheSchemaAskedFor() {
        String format = ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"u\",\"schema\":"
                + "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},\"age\":{\"type\":\"integer\","
                + "\"minimum\":18,\"maximum\":19}},\"required\":[\"name\",\"age\"]}}}";
        JsonNode answer = MockClient.json(
                client.post("/v1/chat/completions", chat(format).replace("\"max_tokens\":12", "\"max_tokens\":200"))
                        .body());

        JsonNode document =
                MockClient.json(answer.at("/choices/0/message/content").asText());
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(document.path("name").isTextual()).isTrue();
        assertThat(document.path("age").asInt()).isBetween(18, 19);
    }

    @Test
    void everyModelOfTheDocumentsIsListedAsTheMocks() {
        JsonNode models = MockClient.json(client.get("/v1/models").body()).path("data");

        assertThat(models.findValuesAsText("id"))
                .contains("phi3.5", "gemma2:2b", "llama3.1:8b", "mistral:7b", "deepseek-r1");
        assertThat(models.findValuesAsText("owned_by")).containsOnly("llm-perf-mock");
    }

    @Test
    void aSchemaThatAsksForABillionValuesIsRefused() {
        String inner = "{\"type\":\"array\",\"minItems\":1000,\"items\":%s}";
        String schema = inner.formatted(inner.formatted(inner.formatted("{\"type\":\"string\"}")));
        var answer = client.post(
                "/v1/chat/completions",
                "{\"model\":\"tiny-fast\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":50,"
                        + "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\",\"schema\":"
                        + schema + "}}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("more than 1000000 values and characters");
    }

    @Test
    void whatIsWrongWithARequestIsSaid() {
        assertThat(client.post("/v1/chat/completions", chat("").replace("tiny-fast", "nope")))
                .satisfies(r -> assertThat(r.statusCode()).isEqualTo(404))
                .satisfies(r -> assertThat(
                                MockClient.json(r.body()).at("/error/message").asText())
                        .isEqualTo("model 'nope' not found"));
        assertThat(client.post("/v1/chat/completions", "{\"model\":").statusCode())
                .isEqualTo(400);
        assertThat(client.post("/v1/chat/completions", "{\"model\":\"tiny-fast\"}")
                        .body())
                .contains("'messages' is required");
        assertThat(client.post("/v1/chat/completions", chat("").replace("12", "\"many\""))
                        .body())
                .contains("'max_tokens' must be a whole number");
        assertThat(client.get("/v1/nope").statusCode()).isEqualTo(404);
    }

    @Test
    void metricsAreWhatVllmCallsThem() {
        assertThat(client.get("/metrics").body())
                .contains("vllm:num_requests_running 0", "vllm:kv_cache_usage_perc 0")
                .containsPattern("process_resident_memory_bytes \\d{9,}");
    }

    @Test
    void theSendLogHoldsEverySendOfARequestByItsId() {
        client.post("/v1/chat/completions", chat(",\"stream\":true"), "X-Request-Id", "r-1");

        var entry = server.sendLog().find("r-1").orElseThrow();
        assertThat(entry.sendNs()).hasSize(12).isSorted();
        assertThat(entry.arrivalNs()).isLessThan(entry.headersNs());
        assertThat(entry.headersNs()).isLessThanOrEqualTo(entry.sendNs()[0]);
        assertThat(entry.outcome()).isEqualTo("200");
    }

    @Test
    void aRerankWhoseTokensExceedAnIntIsRefused() {
        String documents = "\"d\",".repeat(9_999) + "\"d\"";
        String query = "word ".repeat(430_000);
        var response = client.post(
                "/v1/rerank",
                "{\"model\":\"tiny-fast\",\"query\":\"" + query + "\",\"documents\":[" + documents + "]}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("exceeds the available context size");
    }

    @Test
    void aKeyIsAskedForWhereOneIsSet() {
        try (MockServer guarded = MockServer.start(new MockSettings().apiKey("secret"))) {
            MockClient other = new MockClient(guarded);
            assertThat(other.get("/v1/models").statusCode()).isEqualTo(401);
            assertThat(other.get("/v1/models", "Authorization", "Bearer secret").statusCode())
                    .isEqualTo(200);
            assertThat(other.get("/v1/models", "X-API-Key", "secret").statusCode())
                    .isEqualTo(200);
            assertThat(other.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aBrokenOffStreamEndsAfterTheTokensAskedFor() {
        assertThatThrownBy(() -> client.post(
                        "/v1/chat/completions",
                        chat(",\"stream\":true"),
                        "X-Mock-Fault",
                        "fin;after=3",
                        "X-Request-Id",
                        "f"))
                .isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(server.sendLog().find("f").orElseThrow())
                .satisfies(e -> assertThat(e.sendNs()).hasSize(3))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo("closed"));

        assertThat(MockClient.data(client.post(
                                "/v1/chat/completions", chat(",\"stream\":true"), "X-Mock-Fault", "truncate;after=2")
                        .body()))
                .hasSize(1 + 2)
                .doesNotContain("[DONE]");
    }

    @Test
    void anErrorStatusIsAnsweredInTheShapeAskedFor() {
        var response = client.post(
                "/v1/chat/completions", chat(""), "X-Mock-Fault", "http;status=429;body=flat;retry-after=7");

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(MockClient.json(response.body()).path("message").asText()).contains("429");
        assertThat(client.post("/v1/chat/completions", chat(""), "X-Mock-Fault", "nope")
                        .body())
                .contains("unknown fault 'nope'; there are [");
    }

    private static String chat(String more) {
        return String.format(CHAT, more);
    }
}
