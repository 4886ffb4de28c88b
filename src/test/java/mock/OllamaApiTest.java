package mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OllamaApiTest {

    private static final String UNLOAD = "{\"model\":\"tiny-fast\",\"keep_alive\":0}";

    private MockServer server;
    private MockClient client;

    @BeforeEach
    void start() {
        server = MockServer.start(new MockSettings().jitter(0));
        client = new MockClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aStreamEndsWithTheServersOwnDurations() {
        List<JsonNode> lines = MockClient.lines(client.post(
                        "/api/generate",
                        "{\"model\":\"tiny-fast\",\"prompt\":\"Once upon a time\",\"options\":{\"num_predict\":20}}")
                .body());

        assertThat(lines).hasSize(21);
        JsonNode last = lines.get(20);
        assertThat(last.path("eval_count").asInt()).isEqualTo(20);
        // Without jitter: 19 steps of 1 ms.
        assertThat(last.path("eval_duration").asLong()).isEqualTo(19_000_000);
        assertThat(last.path("total_duration").asLong())
                .isGreaterThan(last.path("eval_duration").asLong());
        assertThat(last.path("context")).hasSize(last.path("prompt_eval_count").asInt() + 20);
    }

    @Test
    void modelsAreDeletedPulledLoadedAndUnloaded() {
        String name = "{\"model\":\"tiny-fast\"}";
        client.post("/api/generate", UNLOAD);
        assertThat(client.delete("/api/delete", name).statusCode()).isEqualTo(200);
        assertThat(client.get("/api/tags").body()).doesNotContain("tiny-fast");
        assertThat(client.post("/api/generate", name).statusCode()).isEqualTo(404);

        List<JsonNode> pull = MockClient.lines(client.post("/api/pull", name).body());
        List<Long> completed = pull.stream()
                .filter(l -> l.path("total").asLong() == 30_000_000)
                .map(l -> l.path("completed").asLong())
                .toList();
        assertThat(completed).isSorted().hasSizeGreaterThan(2).last().isEqualTo(30_000_000L);
        assertThat(pull.get(pull.size() - 1).path("status").asText()).isEqualTo("success");

        assertThat(client.get("/api/ps").body()).doesNotContain("tiny-fast");
        assertThat(client.post("/api/generate", name).body()).contains("\"done_reason\":\"load\"");
        assertThat(client.get("/api/ps").body()).contains("tiny-fast:latest");
        assertThat(client.post("/api/generate", UNLOAD).body()).contains("\"done_reason\":\"unload\"");
        assertThat(client.get("/api/ps").body()).doesNotContain("tiny-fast");
    }

    /** Seen on a real one. */
    @Test
    void aModelThatIsDeletedStaysLoaded() {
        String name = "{\"model\":\"tiny-fast\"}";
        client.post("/api/generate", name);
        client.delete("/api/delete", name);
        assertThat(client.get("/api/ps").body()).contains("tiny-fast");
        assertThat(client.post("/api/generate", UNLOAD).statusCode()).isEqualTo(404);
    }

    @Test
    void theFirstLoadAfterAPullIsColdAndTheNextWarm() {
        String name = "{\"model\":\"tiny-fast\"}";
        String prompt = "{\"model\":\"tiny-fast\",\"prompt\":\"x\",\"stream\":false,\"options\":{\"num_predict\":1}}";
        client.post("/api/generate", UNLOAD);
        client.delete("/api/delete", name);
        client.post("/api/pull", name);

        long cold = loadNs(prompt);
        // The shortest of five: a busy machine may lengthen one.
        long warm = IntStream.range(0, 5)
                .mapToLong(i -> {
                    client.post("/api/generate", UNLOAD);
                    return loadNs(prompt);
                })
                .min()
                .orElseThrow();

        assertThat(cold).isGreaterThanOrEqualTo(200_000_000);
        assertThat(warm).isBetween(50_000_000L, cold);
    }

    private long loadNs(String prompt) {
        return MockClient.json(client.post("/api/generate", prompt).body())
                .path("load_duration")
                .asLong();
    }

    @Test
    void keepAliveTakesSecondsGoDurationsAndNegativeOnes() {
        assertThat(expiry("\"10s\"")).isBefore(Instant.now().plusSeconds(11));
        assertThat(expiry("\"1h30m\"")).isAfter(Instant.now().plus(Duration.ofMinutes(89)));
        assertThat(expiry("30")).isBefore(Instant.now().plusSeconds(31));
        assertThat(expiry("-1")).isAfter(Instant.parse("2300-01-01T00:00:00Z"));
        assertThat(client.post("/api/generate", "{\"model\":\"tiny-fast\",\"keep_alive\":\"bogus\"}")
                        .body())
                .isEqualTo("{\"error\":\"time: invalid duration \\\"bogus\\\"\"}");
    }

    @Test
    void mistakesAreAnsweredInOllamasWords() {
        assertThat(client.post("/api/pull", "{\"model\":\"nope\"}").body())
                .isEqualTo("{\"status\":\"pulling manifest\"}\n"
                        + "{\"error\":\"pull model manifest: file does not exist\"}\n");
        assertThat(client.post("/api/pull", "{\"model\":\"../..//x y\"}").body())
                .isEqualTo("{\"error\":\"invalid model name\"}");
        assertThat(client.post("/api/show", "{\"model\":\"nope\"}").body())
                .isEqualTo("{\"error\":\"model 'nope:latest' not found\"}");
        assertThat(client.get("/api/generate").statusCode()).isEqualTo(405);
        assertThat(client.get("/api/nope").body()).isEqualTo("404 page not found");
        assertThat(client.post(
                        "/api/generate",
                        "{\"model\":\"tiny-fast\",\"prompt\":\"x\",\"options\":{\"num_predict\":\"six\"}}"))
                .satisfies(r -> assertThat(r.statusCode()).isEqualTo(500))
                .satisfies(r -> assertThat(r.body())
                        .isEqualTo("{\"error\":\"option \\\"num_predict\\\" must be of type integer\"}"));
    }

    private Instant expiry(String keepAlive) {
        client.post("/api/generate", "{\"model\":\"tiny-fast\",\"keep_alive\":" + keepAlive + "}");
        for (JsonNode model : MockClient.json(client.get("/api/ps").body()).path("models")) {
            if (model.path("name").asText().equals("tiny-fast:latest")) {
                return Instant.parse(model.path("expires_at").asText());
            }
        }
        throw new AssertionError("tiny-fast is not loaded");
    }
}
