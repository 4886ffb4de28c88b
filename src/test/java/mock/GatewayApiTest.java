package mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GatewayApiTest {

    private static MockServer server;
    private static MockClient client;

    @BeforeAll
    static void start() {
        server = MockServer.start(new MockSettings().timeScale(50).apiKey("k"));
        client = new MockClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aStructuredAnswerFollowsItsSchema() {
        JsonNode answer = post(
                "/api/v1/structured",
                "{\"model\":\"gpt-3.5-turbo\",\"prompt\":\"Generate users\",\"schema\":{\"type\":\"array\",\"items\":{"
                        + "\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},\"age\":{\"type\":\"integer\"},"
                        + "\"email\":{\"type\":\"string\",\"format\":\"email\"}}}}}");

        assertThat(answer.path("output")).hasSize(5);
        assertThat(answer.at("/output/0/age").isInt()).isTrue();
        assertThat(answer.at("/output/0/email").asText()).contains("@");
        assertThat(answer.at("/usage/output_tokens").asInt()).isGreaterThan(20);
    }

    @Test
    void aSchemaThatContainsItselfIsCutOff() {
        JsonNode answer = post(
                "/api/v1/structured",
                "{\"model\":\"phi3.5\",\"prompt\":\"x\",\"schema\":{\"allOf\":[{\"$ref\":\"#/$defs/a\"}],"
                        + "\"$defs\":{\"a\":{\"allOf\":[{\"$ref\":\"#/$defs/a\"}]}}}}");

        assertThat(answer.path("output").isNull()).isTrue();
    }

    @Test
    void aRegisteredSchemaServesOneCall() {
        String id = post(
                        "/api/v1/schemas",
                        "{\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"boolean\"}}}}")
                .path("schema_id")
                .asText();
        String call = "{\"model\":\"phi3.5\",\"prompt\":\"x\",\"schema_id\":\"" + id + "\"}";

        assertThat(post("/api/v1/structured", call).at("/output/a").isBoolean()).isTrue();
        assertThat(post("/api/v1/structured", call).path("detail").asText()).contains("each call needs a new one");
    }

    @Test
    void promptsAndConversationsAreAnsweredWithTheTokensAskedFor() {
        JsonNode text = post("/api/v1/unstructured", "{\"model\":\"phi3.5\",\"prompt\":\"Write\",\"max_tokens\":30}");
        JsonNode turn = post(
                "/api/v1/conversation",
                "{\"model\":\"gpt-4\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":7}");
        JsonNode prompt = post("/generate", "{\"prompt\":\"Hi\",\"max_tokens\":9,\"temperature\":0.7}");

        assertThat(text.at("/usage/output_tokens").asInt()).isEqualTo(30);
        assertThat(turn.at("/message/role").asText()).isEqualTo("assistant");
        assertThat(turn.at("/usage/output_tokens").asInt()).isEqualTo(7);
        assertThat(prompt.path("tokens_generated").asInt()).isEqualTo(9);
        assertThat(prompt.path("text").asText()).isNotEmpty();
    }

    @Test
    void aContinuedConversationReadsOnlyWhatIsNew() {
        String first = "{\"role\":\"user\",\"content\":\"" + "Tell me more about it. ".repeat(40) + "\"}";
        String body = "{\"model\":\"phi3.5\",\"messages\":[%s],\"max_tokens\":3,\"stream\":true}";
        String sse = raw("/api/v1/conversation", String.format(body, first));
        String answer = MockClient.data(sse).stream()
                .filter(e -> !e.equals("[DONE]"))
                .map(e -> MockClient.json(e).at("/choices/0/delta/content").asText())
                .reduce("", String::concat);
        String next = first + ",{\"role\":\"assistant\",\"content\":"
                + com.fasterxml.jackson.databind.node.TextNode.valueOf(answer)
                + "},{\"role\":\"user\",\"content\":\"And?\"}";

        JsonNode usage = MockClient.data(raw("/api/v1/conversation", String.format(body, next))).stream()
                .filter(e -> e.contains("\"usage\""))
                .map(MockClient::json)
                .findFirst()
                .orElseThrow()
                .path("usage");
        int cached = usage.at("/prompt_tokens_details/cached_tokens").asInt();

        assertThat(cached)
                .isGreaterThan(usage.path("prompt_tokens").asInt() - 40)
                .isPositive();
    }

    @Test
    void healthModelsAndTheKey() {
        assertThat(client.get("/api/v1/health").statusCode()).isEqualTo(401);
        assertThat(client.get("/api/v1/health", "X-API-Key", "k").body()).contains("\"status\":\"healthy\"");
        assertThat(client.get("/api/v1/models", "X-API-Key", "k").body()).contains("gpt-4", "llama3.1:8b");
        assertThat(client.get("/health").statusCode()).isEqualTo(200);
    }

    private static JsonNode post(String path, String body) {
        return MockClient.json(raw(path, body));
    }

    private static String raw(String path, String body) {
        return client.post(path, body, "X-API-Key", "k").body();
    }
}
