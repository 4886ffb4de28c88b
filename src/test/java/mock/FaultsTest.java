package mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import mock.RawClient.Ending;
import mock.RawClient.Response;
import mock.fault.FaultKind;
import mock.fault.FaultRule;
import mock.fault.Faults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final int MAX_PULL_LINES = 200;

    private static final int TOKENS = 6;
    private static final List<String> ENDPOINTS =
            List.of("/v1/chat/completions", "/v1/completions", "/api/generate", "/api/chat", "/api/v1/conversation");

    private static MockServer server;

    @BeforeAll
    static void start() {
        server = MockServer.start(new MockSettings().timeScale(10).slots(64));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fin;after=2, EOF, 2, false",
        "rst;after=2, RESET, 2, false",
        "hang;after=2, SILENCE, 2, false",
        "truncate;after=2, EOF, 2, true",
        "error;after=2, EOF, 2, true",
        "error;after=0, EOF, 0, true",
        "no-finish, EOF, 6, true",
    })
    void aBrokenAnswerBreaksAfterTheTokensAskedForInEveryDialect(
            String fault, Ending ending, int tokens, boolean completeResponse) {
        for (String path : ENDPOINTS) {
            Response response = post(path, fault);

            assertThat(response.ending()).as("%s %s", path, fault).isEqualTo(ending);
            assertThat(texts(path, response)).as("%s %s", path, fault).hasSize(tokens);
            assertThat(response.isComplete()).as("%s %s", path, fault).isEqualTo(completeResponse);
            assertThat(response.bodyText()).as("%s %s", path, fault).doesNotContain("length\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";",
                ";;",
                "=",
                "fin;",
                "fin;=",
                "fin;after",
                "fin;after=",
                "fin;after=-1",
                "fin;after=99999999999",
                "http;status=99",
                "http;status=1000",
                "http;retry-after=\u00e9",
                "content-type;type=\u00ff",
                "close-idle;delay=-5",
                "comments;every=-1",
                "comments;after=-1",
                "comments;after=x",
                "nothing",
                "é"
            })
    void aFaultThatCannotBeIsTheClientsMistake(String fault) {
        for (String path : ENDPOINTS) {
            assertThat(RawClient.post(server, path, body(path, false), "X-Mock-Fault", fault)
                            .text())
                    .as("%s %s", path, fault)
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void anErrorInAStreamHasTheDialectsShapeAndCanBeFollowedByTheEndMark() {
        assertThat(post("/v1/chat/completions", "error;after=1;done=true;event=true")
                        .bodyText())
                .contains("\n\nevent: error\ndata: {\"error\":{\"message\":\"mock fault")
                .endsWith("data: [DONE]\n\n");
        assertThat(post("/api/chat", "error;after=1").bodyText()).endsWith("runner has died\"}\n");
        assertThat(RawClient.post(server, "/api/chat", body("/api/chat", false), "X-Mock-Fault", "error")
                        .text())
                .startsWith("HTTP/1.1 500");
    }

    @ParameterizedTest
    @CsvSource({"split", "split;bytes=3", "crlf", "cr", "no-space", "extra-fields", "multiline", "bom", "late-headers"})
    void unusualFramingSaysTheSame(String fault) {
        for (String path : ENDPOINTS) {
            Response response = post(path, fault);

            assertThat(response.isComplete()).as(path).isTrue();
            assertThat(texts(path, response)).as(path).hasSize(TOKENS);
            assertThat(response.bodyText()).as(path).contains("length\"");
        }
    }

    @Test
    void framingIsAsUnusualAsAskedFor() {
        String path = "/v1/chat/completions";
        assertThat(post(path, "split").text()).contains("\r\n1\r\nd\r\n1\r\na\r\n1\r\nt\r\n1\r\na\r\n1\r\n:");
        assertThat(post(path, "crlf").bodyText()).contains("}\r\n\r\ndata: ").doesNotContain("\n\n");
        assertThat(post(path, "cr").bodyText()).contains("}\r\rdata: ").doesNotContain("\n");
        assertThat(post(path, "no-space").bodyText()).startsWith("data:{").endsWith("data:[DONE]\n\n");
        assertThat(post(path, "multiline").bodyText()).startsWith("data: {\ndata: \"id\"");
        assertThat(post(path, "bom").bodyText()).startsWith("\uFEFFdata: ");
        try (Stream<String> lines =
                new MockClient(server).lines(path, body(path, true), "X-Mock-Fault", "comments;every=10")) {
            assertThat(lines.limit(6)).containsExactly(": keep-alive", "", ": keep-alive", "", ": keep-alive", "");
        }
    }

    @Test
    void headersAndBodiesAreAsWrongAsAskedFor() throws IOException {
        String path = "/v1/chat/completions";
        assertThat(post(path, "no-headers").bytes()).isEmpty();
        assertThat(post(path, "content-type;type=text/html").head()).contains("Content-Type: text/html");
        assertThat(post(path, "json").head()).contains("Content-Type: application/json", "Content-Length: ");
        assertThat(post(path, "http;status=503;body=html").text())
                .startsWith("HTTP/1.1 503 Service Unavailable")
                .contains("<h1>");
        assertThat(post(path, "http;status=404;body=huge").bytes()).hasSizeGreaterThan(1 << 20);
        assertThat(post(path, "content-length;absent=true").head())
                .doesNotContain("Content-Length", "Transfer-Encoding");
        Response gzip = post(path, "gzip");
        assertThat(gzip.head()).contains("Content-Encoding: gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .endsWith("data: [DONE]\n\n");

        Response wrong = RawClient.post(server, path, body(path, false), "X-Mock-Fault", "content-length;delta=10");
        String announced = wrong.head().replaceAll("(?s).*Content-Length: (\\d+).*", "$1");
        assertThat(wrong.body()).hasSize(Integer.parseInt(announced) - 10);
    }

    @Test
    void contentsAreAsUnusualAsAskedFor() {
        String path = "/v1/chat/completions";
        assertThat(texts(path, post(path, "tokens-per-chunk;n=4"))).hasSize(2);
        assertThat(texts(path, post(path, "empty"))).isEmpty();
        assertThat(post(path, "empty").bodyText()).contains("\"completion_tokens\":" + TOKENS);
        assertThat(texts(path, post(path, "long-line;bytes=10000000")).get(1)).hasSize(10_000_000);
        assertThat(texts(path, post(path, "awkward"))).contains(" \"quoted\\\"", " 東京", " e\u0301");
        assertThat(post(path, "reasoning;tokens=2;field=reasoning").bodyText())
                .containsOnlyOnce("\"content\":\"\"")
                .contains("\"delta\":{\"reasoning\":\" thought\"}");
        assertThat(post(path, "tool-call").bodyText()).contains("\"tool_calls\":[", "\"finish_reason\":\"tool_calls\"");
        assertThat(texts(path, post(path, "choices;n=3"))).hasSize(3 * TOKENS);
        assertThat(post(path, "usage-every").bodyText().split("\"completion_tokens\":0", -1))
                .hasSize(1 + 1 + TOKENS + 1);
        assertThat(post(path, "duplicate-finish").bodyText().split("\"finish_reason\":\"length\"", -1))
                .hasSize(3);
        assertThat(post(path, "data-after-done").bodyText()).containsPattern("\\[DONE]\n\ndata: .*\" late\"");
        assertThat(post("/api/chat", "reasoning").bodyText()).contains("\"content\":\"\",\"thinking\":\" thought\"");
    }

    private static boolean hasStalled(List<Long> completed) {
        int last = completed.size() - 1;
        return last > 1
                && completed.get(last).equals(completed.get(last - 1))
                && completed.get(last).equals(completed.get(last - 2))
                && completed.get(last) > 0;
    }

    @Test
    void aStalledPullGoesOnWithItsLines() {
        try (MockServer own = MockServer.start(new MockSettings())) {
            new MockClient(own).delete("/api/delete", "{\"model\":\"tiny-fast\"}");
            List<Long> completed = new ArrayList<>();
            try (Stream<String> lines = new MockClient(own)
                    .lines("/api/pull", "{\"model\":\"tiny-fast\"}", "X-Mock-Fault", "pull-stall;at=30")) {
                // How many lines come before the stall depends on how busy the machine is.
                Iterator<String> progress =
                        lines.filter(line -> line.contains("total")).iterator();
                while (completed.size() < MAX_PULL_LINES && !hasStalled(completed) && progress.hasNext()) {
                    completed.add(
                            MockClient.json(progress.next()).path("completed").asLong());
                }
            }
            assertThat(completed).isSorted();
            assertThat(hasStalled(completed))
                    .as("completed bytes: %s", completed)
                    .isTrue();
            assertThat(completed.get(completed.size() - 1)).isLessThan(30_000_000 * 30 / 100);
        }
    }

    @Test
    void anIdleConnectionIsClosedAfterAResponseThatPromisedToKeepIt() {
        String path = "/v1/completions";
        String body = body(path, true);
        Response response = RawClient.send(
                server,
                ("POST " + path + " HTTP/1.1\r\nHost: x\r\nX-Mock-Fault: close-idle\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(response.ending()).isEqualTo(Ending.EOF);
        assertThat(response.isComplete()).isTrue();
        assertThat(response.head()).doesNotContainIgnoringCase("Connection: close");
    }

    static Stream<Arguments> everyFaultOnEveryEndpoint() {
        List<Arguments> all = new ArrayList<>();
        Faults.all().stream()
                .map(FaultKind::name)
                .filter(name -> !List.of("hang", "comments", "no-headers").contains(name))
                .forEach(name -> ENDPOINTS.forEach(path -> all.add(Arguments.of(name, path))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everyFaultOnEveryEndpoint")
    void everyFaultWorksOnEveryEndpointStreamedOrNotAndEndsItsGeneration(String name, String path) {
        for (boolean stream : new boolean[] {true, false}) {
            String id = name + path + stream;
            Response response =
                    RawClient.post(server, path, body(path, stream), "X-Mock-Fault", name, "X-Request-Id", id);

            assertThat(response.ending()).isNotEqualTo(Ending.SILENCE);
            if (!name.equals("http")) {
                assertThat(server.sendLog().find(id)).isPresent();
            }
        }
        assertThat(server.stats().activeSlots()).isZero();
    }

    @Test
    void rulesHitEveryNthGenerationOrAShareOfThem() {
        MockSettings settings = new MockSettings()
                .timeScale(100)
                .errorRate(0.1)
                .faults(List.of(FaultRule.everyNth(4, "http;status=429")));
        try (MockServer own = MockServer.start(settings)) {
            MockClient client = new MockClient(own);
            for (int i = 0; i < 400; i++) {
                client.post("/v1/completions", "{\"model\":\"tiny-fast\",\"prompt\":\"x\",\"max_tokens\":1}");
            }
            var outcomes = own.stats().requests().get("/v1/completions");
            assertThat(outcomes.get("429")).isEqualTo(100);
            assertThat(outcomes.get("500")).isBetween(15L, 45L);
            assertThat(own.stats().requests("/v1/completions")).isEqualTo(400);
        }
    }

    @Test
    void aWrongFaultIsRefusedBeforeTheServerStarts() {
        assertThatThrownBy(() -> FaultRule.everyNth(2, "fin;afer=2"))
                .hasMessage("fault 'fin': unknown parameter 'afer'; there are [after]");
        assertThatThrownBy(() -> FaultRule.withProbability(0.5, "rst;after=x"))
                .hasMessageContaining("after must be a whole number");
    }

    @Test
    void theDocumentationNamesEveryFault() throws IOException {
        String document = Files.readString(Path.of("docs/mock.md"));
        assertThat(Faults.all()).allSatisfy(kind -> assertThat(document).contains("| `" + kind.name()));
    }

    private static Response post(String path, String fault) {
        return RawClient.post(server, path, body(path, true), "X-Mock-Fault", fault);
    }

    private static String body(String path, boolean stream) {
        String prompt = path.endsWith("generate") || path.equals("/v1/completions")
                ? "\"prompt\":\"Once upon a time\""
                : "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";
        return "{\"model\":\"tiny-fast\"," + prompt + ",\"stream\":" + stream + ",\"max_tokens\":" + TOKENS
                + ",\"options\":{\"num_predict\":" + TOKENS + "},\"stream_options\":{\"include_usage\":true}}";
    }

    /** The texts of all events with text, by a reading of SSE and NDJSON as lenient as their grammars. */
    private static List<String> texts(String path, Response response) {
        String body = response.bodyText().replace("\uFEFF", "").replaceAll("\r\n?", "\n");
        Stream<String> payloads = path.startsWith("/api/") && !path.startsWith("/api/v1")
                ? body.lines()
                : Stream.of(body.split("\n\n"))
                        .map(event -> String.join(
                                "\n",
                                event.lines()
                                        .filter(line -> line.startsWith("data:"))
                                        .map(line -> line.substring(5))
                                        .toList()));
        return payloads.filter(text -> text.strip().startsWith("{"))
                .map(MockClient::json)
                .map(FaultsTest::textOf)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String textOf(JsonNode event) {
        return Stream.of("/choices/0/delta/content", "/choices/0/text", "/response", "/message/content")
                .map(pointer -> event.at(pointer).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
