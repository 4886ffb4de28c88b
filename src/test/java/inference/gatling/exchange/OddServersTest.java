package inference.gatling.exchange;

import static inference.http.RawServer.END;
import static inference.http.RawServer.HEAD;
import static inference.http.RawServer.done;
import static inference.http.RawServer.event;
import static inference.http.RawServer.finish;
import static inference.http.RawServer.send;
import static inference.http.RawServer.token;
import static inference.http.RawServer.usage;
import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.OpenAiDialect;
import inference.dialect.OpenAiDialect.Endpoint;
import inference.http.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import run.Outcome;
import run.Outcome.Kind;

/** What proxies and gateways send that no server of the mock's does, byte for byte over kept-alive connections. */
class OddServersTest {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(5));

    private RawServer server;
    private ExchangeHarness harness;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer(OddServersTest::answer);
        harness = new ExchangeHarness(new OpenAiDialect(Endpoint.CHAT, false), server.baseUrl());
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        server.close();
    }

    @Test
    void interimResponsesArePassedOverAndEveryAnswerIsItsOwnRequests() {
        for (String model : List.of("103", "100", "102", "103", "plain", "100", "plain")) {
            int tokens = 2 + server.connections() + model.length();
            GenerationResult result = harness.generate(model, tokens, Map.of());
            assertThat(result.outcome()).as(model + ": " + result.message()).isEqualTo(Outcome.OK);
            assertThat(result.httpStatus()).hasValue(200);
            assertThat(result.stream().tokens().output()).as(model).hasValue(tokens);
            assertThat(result.stream().text()).isEqualTo((model + " ").repeat(tokens));
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aCompleteAnswerDoesNotWaitForItsConnection() {
        for (String model : List.of("open-done", "open-usage", "open-finish")) {
            GenerationResult result = harness.generate(model, 4, Map.of(), SHORT);
            assertThat(result.outcome()).as(model + ": " + result.message()).isEqualTo(Outcome.OK);
            assertThat(result.stream().tokens().chunks()).isEqualTo(4);
        }
    }

    @Test
    void anEventWithEmptyDataIsNone() {
        GenerationResult result = harness.generate("heartbeat", 3, Map.of());
        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.OK);
        assertThat(result.stream().tokens().chunks()).isEqualTo(3);
    }

    @Test
    void anAnswerWithoutAnEndIsGivenUpBeforeItFillsTheHeap() {
        GenerationResult result = harness.generate("endless", 3, Map.of());
        assertThat(result.outcome()).isEqualTo(Outcome.of(Kind.PROTOCOL));
        assertThat(result.message()).contains("no end: more than 64 MiB");
    }

    @Test
    void anAbortedAnswerFails() {
        GenerationResult result = harness.generate("abort", 3, Map.of());
        assertThat(result.outcome()).isEqualTo(Outcome.of(Kind.STREAM_ERROR));
        assertThat(result.message()).contains("abort");
    }

    @Test
    void aStreamThatIsCutAfterAnEarlyReasonIsTruncated() {
        GenerationResult result = harness.generate("early", 3, Map.of());
        assertThat(result.outcome()).isEqualTo(Outcome.of(Kind.TRUNCATED));
    }

    @Test
    void aStatusThatIsNoneEndsThoughItsBodyDoesNot() {
        GenerationResult result = harness.generate("999", 3, Map.of(), SHORT);
        assertThat(result.outcome()).isEqualTo(Outcome.of(Kind.PROTOCOL));
        assertThat(result.message()).contains("999");
    }

    // ---- the server --------------------------------------------------------------------------------------------

    private static void answer(String request, OutputStream out) throws IOException, InterruptedException {
        String body = request.substring(request.indexOf("\n\n")).strip();
        String model = body.replaceAll(".*\"model\":\"([^\"]*)\".*", "$1");
        int tokens = Integer.parseInt(body.replaceAll(".*\"max_tokens\":(\\d+).*", "$1"));
        String content = token(model + " ").repeat(tokens);
        String stop = finish("stop");
        String usage = usage(1, tokens);
        String done = done();
        switch (model) {
            case "103" -> {
                send(out, "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n");
                pause();
                send(out, HEAD + content + stop + usage + done + END);
            }
            case "100" -> send(out, "HTTP/1.1 100 Continue\r\n\r\n" + HEAD + content + stop + usage + done + END);
            case "102" -> {
                for (int i = 0; i < 3; i++) {
                    send(out, "HTTP/1.1 102 Processing\r\n\r\n");
                    pause();
                }
                send(out, HEAD + content + stop + usage + done + END);
            }
            case "open-done" -> send(out, HEAD + content + stop + usage + done);
            case "open-usage" -> send(out, HEAD + content + stop + usage);
            case "open-finish" -> send(out, HEAD + content + stop);
            case "heartbeat" -> send(out, HEAD + event("") + content + event("") + stop + usage + done + END);
            case "abort" -> send(out, HEAD + content + finish("abort") + usage + done + END);
            case "endless" -> {
                send(out, HEAD);
                while (true) {
                    send(out, token("x".repeat(1 << 20)));
                }
            }
            case "early" -> send(out, HEAD + stop + content + END);
            case "999" -> send(out, "HTTP/1.1 999 Odd\r\nContent-Length: 100000\r\n\r\nnot much");
            default -> send(out, HEAD + content + stop + usage + done + END);
        }
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(50);
    }
}
