package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.OpenAiDialect;
import inference.dialect.OpenAiDialect.Endpoint;
import inference.http.RawServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.Outcome;
import run.Outcome.Kind;
import run.TokenSource;

/** How generations end, over Gatling's real HTTP client against the mock server. */
class ExchangeTest {

    private static final String MODEL = "phi3.5";
    private static final int TOKENS = 10;

    private static MockServer server;
    private static ExchangeHarness harness;

    @BeforeAll
    static void start() {
        server = MockServer.start(new MockSettings().timeScale(100));
        harness = harness(Endpoint.CHAT);
    }

    @AfterAll
    static void stop() {
        harness.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void aWholeAnswerIsOk(Endpoint endpoint) {
        try (ExchangeHarness either = harness(endpoint)) {
            GenerationResult result = either.generate(MODEL, TOKENS, Map.of());
            assertThat(result.outcome()).isEqualTo(Outcome.OK);
            assertThat(result.httpStatus()).hasValue(200);
            assertThat(result.stream().finishReason()).isEqualTo("length");
            assertThat(result.stream().tokens().output()).hasValue(TOKENS);
            assertThat(result.stream().tokens().source()).contains(TokenSource.USAGE);
            assertThat(result.stream().tokens().chunks()).isEqualTo(TOKENS);
            assertThat(result.stream().text()).isNotBlank();
        }
    }

    @Test
    void theStepsBeforeTheAnswerAreTimedAndAKeptConnectionHasNoSetUp() {
        try (ExchangeHarness fresh = harness(Endpoint.CHAT)) {
            GenerationResult first = fresh.generate(MODEL, TOKENS, Map.of());
            double connectMs = first.wire().connectMs().orElseThrow();
            double headersMs = first.wire().headersMs().orElseThrow();
            assertThat(first.wire().tlsMs()).isEmpty();
            assertThat(connectMs).isPositive();
            assertThat(connectMs + first.wire().sendMs().orElseThrow()).isLessThan(headersMs);
            assertThat(headersMs)
                    .isLessThanOrEqualTo(first.stream().firstTokenMs().orElseThrow());
            assertThat(first.wire().setUpMs()).hasValue(connectMs);

            GenerationResult second = fresh.generate(MODEL, TOKENS, Map.of());
            assertThat(second.wire().connectMs()).isEmpty();
            assertThat(second.wire().sendMs().orElseThrow()).isPositive();
            assertThat(second.wire().headersMs()).isPresent();
            assertThat(second.wire().setUpMs()).hasValue(0);
        }
    }

    @Test
    void aDroppedStreamIsTruncatedKeepsItsTimingsAndIsNotSentAgain() {
        for (String fault : new String[] {"fin;after=3", "rst;after=3"}) {
            long before = server.stats().requests("/v1/chat/completions");
            GenerationResult result = withFault(fault);
            assertThat(result.outcome()).as(fault + " " + result.message()).isEqualTo(Outcome.of(Kind.TRUNCATED));
            assertThat(result.message()).as(fault).contains("cut mid-stream: ");
            assertThat(result.stream().firstTokenMs()).as(fault).isPresent();
            assertThat(result.stream().tokens().chunks()).as(fault).isEqualTo(3);
            assertThat(server.stats().requests("/v1/chat/completions") - before)
                    .as(fault)
                    .isEqualTo(1);
        }
    }

    @Test
    void aStreamThatEndsBeforeItIsCompleteIsTruncated() {
        GenerationResult result = withFault("truncate;after=3");
        assertThat(result.outcome()).isEqualTo(Outcome.of(Kind.TRUNCATED));
        assertThat(result.message()).isEqualTo("the stream ended before the server marked the answer as complete");
    }

    @Test
    void aStatusIsToldWithTheServersWords() {
        GenerationResult result = harness.generate("no-such-model", TOKENS, Map.of());
        assertThat(result.outcome()).isEqualTo(Outcome.http(404));
        assertThat(result.message()).contains("no-such-model");
        assertThat(result.stream().firstTokenMs()).isEmpty();
    }

    @Test
    void silenceInMidStreamIsAnIdleTimeout() {
        Timeouts shortIdle = new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(25));
        GenerationResult result = harness.generate(MODEL, TOKENS, fault("hang;after=3"), shortIdle);
        assertThat(result.outcome()).isEqualTo(Outcome.of(Kind.TIMEOUT_IDLE));
        assertThat(result.stream().tokens().chunks()).isEqualTo(3);
    }

    @Test
    void aConnectionClosedWithinTheHeadersIsToldInWords() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
                    RawServer.send(out, "HTTP/1.1 200 OK\r\nContent-Ty");
                    out.close();
                });
                ExchangeHarness cut = new ExchangeHarness(new OpenAiDialect(Endpoint.CHAT, true), server.baseUrl())) {
            GenerationResult result = cut.generate(MODEL, TOKENS, Map.of());
            assertThat(result.outcome()).isEqualTo(Outcome.of(Kind.CONNECT));
            assertThat(result.message())
                    .endsWith(
                            "no response: the server closed the connection in the middle of the headers of its answer");
        }
    }

    @Test
    void noServerIsAFailureToConnect() throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }
        try (ExchangeHarness nobody =
                new ExchangeHarness(new OpenAiDialect(Endpoint.CHAT, true), "http://127.0.0.1:" + freePort)) {
            GenerationResult result = nobody.generate(MODEL, TOKENS, Map.of());
            assertThat(result.outcome()).isEqualTo(Outcome.of(Kind.CONNECT));
            assertThat(result.message()).isEqualTo("no response: connection refused (127.0.0.1:" + freePort + ")");
            assertThat(result.httpStatus()).isEmpty();
        }
    }

    private static GenerationResult withFault(String fault) {
        return harness.generate(MODEL, TOKENS, fault(fault));
    }

    private static Map<String, String> fault(String fault) {
        return Map.of("X-Mock-Fault", fault);
    }

    private static ExchangeHarness harness(Endpoint endpoint) {
        return new ExchangeHarness(new OpenAiDialect(endpoint, true), server.baseUrl());
    }
}
