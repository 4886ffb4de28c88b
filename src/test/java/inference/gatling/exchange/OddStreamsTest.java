package inference.gatling.exchange;

import static inference.http.RawServer.END;
import static inference.http.RawServer.HEAD;
import static inference.http.RawServer.chunk;
import static inference.http.RawServer.done;
import static inference.http.RawServer.finish;
import static inference.http.RawServer.token;
import static inference.http.RawServer.usage;
import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.Dialect;
import inference.dialect.OpenAiDialect;
import inference.dialect.OpenAiDialect.Endpoint;
import inference.http.RawServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.Outcome;
import run.Outcome.Kind;

/** Streams as servers and proxies have been seen to send them: each ends, in time, as what it is. */
class OddStreamsTest {

    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofMillis(1500), Duration.ofMillis(1500), Duration.ofSeconds(10));

    /** The scripts leave their bodies open for at least this long: waiting for an end takes longer, on any machine. */
    private static final double BODY_GOES_ON_MS = 3000;

    @Test
    void theEndMarkEndsTheGenerationThoughTheBodyGoesOn() throws IOException {
        RawServer.Script script = (request, out) -> {
            RawServer.send(out, HEAD + token("a") + token("b") + finish("stop") + usage(3, 2) + done());
            for (int i = 0; i < 100; i++) {
                RawServer.send(out, chunk(": still here\n\n"));
                Thread.sleep(50);
            }
        };
        assertEndsBeforeTheBody(script);
    }

    @Test
    void aFinishReasonWithCountsEndsTheGenerationThoughCommentsGoOn() throws IOException {
        RawServer.Script script = (request, out) -> {
            RawServer.send(out, HEAD + token("a") + token("b") + finish("stop") + usage(3, 2));
            for (int i = 0; i < 100; i++) {
                RawServer.send(out, chunk(": still here\n\n"));
                Thread.sleep(50);
            }
        };
        assertEndsBeforeTheBody(script);
    }

    @Test
    void countsThatComeLateAreWaitedFor() throws IOException {
        RawServer.Script script = (request, out) -> {
            RawServer.send(out, HEAD + token("a") + token("b") + finish("stop"));
            Thread.sleep(400);
            RawServer.send(out, usage(3, 2));
            Thread.sleep(3000);
        };
        assertEndsBeforeTheBody(script);
    }

    private static void assertEndsBeforeTheBody(RawServer.Script script) throws IOException {
        try (RawServer server = new RawServer(script);
                ExchangeHarness harness = harness(server)) {
            for (int i = 1; i <= 2; i++) {
                long startNs = System.nanoTime();
                GenerationResult result = harness.generate("m", 4, Map.of(), TIMEOUTS);
                double waitedMs = (System.nanoTime() - startNs) / 1e6;
                assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.OK);
                assertThat(result.stream().tokens().output()).hasValue(2);
                assertThat(waitedMs).isLessThan(BODY_GOES_ON_MS);
                assertThat(result.stream()
                                .timing(result.endNs(), OptionalDouble.empty())
                                .streamMs()
                                .orElseThrow())
                        .isLessThan(BODY_GOES_ON_MS);
                assertThat(server.connections()).isEqualTo(i);
            }
        }
    }

    @Test
    void aReasonBeforeTheAnswerEndsNothing() throws IOException {
        RawServer.Script script = (request, out) -> {
            RawServer.send(out, HEAD + finish("stop"));
            Thread.sleep(1200); // longer than counts are waited for after an answer
            RawServer.send(out, token("a") + finish("length") + done() + END);
        };
        try (RawServer server = new RawServer(script);
                ExchangeHarness harness = harness(server)) {
            GenerationResult result = harness.generate("m", 4, Map.of(), TIMEOUTS);
            assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.OK);
            assertThat(result.stream().finishReason()).isEqualTo("length");
            assertThat(result.stream().text()).isEqualTo("a");
        }
    }

    @Test
    void aCutAnswerIsTruncatedThoughAReasonCameBefore() throws IOException {
        assertThat(outcome(HEAD + finish("stop") + token("a") + END).kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(outcome(HEAD + token("a") + finish("null") + END).kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(outcome(HEAD + token("a") + finish("") + done() + END)).isEqualTo(Outcome.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abort", "aborted", "cancelled", "error"})
    void anAnswerThatTheEngineGaveUpIsAFailure(String word) throws IOException {
        try (RawServer server = RawServer.of(HEAD, token("a"), finish(word), usage(3, 1), done(), END);
                ExchangeHarness harness = harness(server)) {
            GenerationResult result = harness.generate("m", 4, Map.of(), TIMEOUTS);
            assertThat(result.outcome().kind()).isEqualTo(Kind.STREAM_ERROR);
            assertThat(result.message()).contains('"' + word + '"');
            assertThat(result.stream().tokens().output()).hasValue(1);
            assertThat(result.stream().firstTokenMs()).isPresent();
        }
    }

    @Test
    void eventsWithoutDataAreNone() throws IOException {
        String heartbeat = chunk("data:\n\n") + chunk("data: \n\n") + chunk("event: ping\n\n");
        assertThat(outcome(HEAD + heartbeat + token("a") + heartbeat + finish("stop") + done() + END))
                .isEqualTo(Outcome.OK);
    }

    @Test
    void aPlainBodyUnderAGzipLabelIsNamedAndHarmsNoOther() throws IOException {
        RawServer.Script script = (request, out) -> RawServer.send(
                out,
                (request.contains("X-Plain") ? HEAD : HEAD.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n"))
                        + token("a")
                        + finish("stop")
                        + done()
                        + END);
        try (RawServer server = new RawServer(script);
                ExchangeHarness harness = harness(server)) {
            for (int i = 0; i < 2; i++) {
                GenerationResult labelled = harness.generate("m", 4, Map.of(), TIMEOUTS);
                assertThat(labelled.outcome().kind()).as(labelled.message()).isEqualTo(Kind.PROTOCOL);
                assertThat(labelled.message()).contains("Content-Encoding", "gzip", "not compressed");
                assertThat(harness.generate("m", 4, Map.of("X-Plain", "1"), TIMEOUTS)
                                .outcome())
                        .isEqualTo(Outcome.OK);
            }
        }
    }

    /** The client's decoder, the format or the bookkeeping may fail: the user gets a result all the same. */
    @Test
    void aFailureOfOursEndsTheGeneration() throws IOException {
        Dialect broken = (Dialect) Proxy.newProxyInstance(
                Dialect.class.getClassLoader(), new Class<?>[] {Dialect.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("parse")) {
                        throw new IllegalStateException("cannot happen");
                    }
                    return method.invoke(new OpenAiDialect(Endpoint.CHAT, false), arguments);
                });
        try (RawServer server = RawServer.of(HEAD, token("a"), done(), END);
                ExchangeHarness harness = new ExchangeHarness(broken, server.baseUrl())) {
            GenerationResult result = harness.generate("m", 4, Map.of(), TIMEOUTS);
            assertThat(result.outcome().kind()).isEqualTo(Kind.PROTOCOL);
            assertThat(result.message()).contains("could not be dealt with", "cannot happen");
        }
    }

    /** The body never comes whole: only a deadline ends it. */
    @ParameterizedTest
    @CsvSource({"999,protocol", "600,protocol", "099,protocol", "500,http_500", "599,http_599"})
    void aStatusWhoseBodyDoesNotEndIsTold(String status, String outcome) throws IOException {
        try (RawServer server = RawServer.of("HTTP/1.1 " + status + " X\r\nContent-Length: 100\r\n\r\n", "no room");
                ExchangeHarness harness = harness(server)) {
            GenerationResult result = harness.generate("m", 4, Map.of(), TIMEOUTS);
            assertThat(result.outcome().code()).isEqualTo(outcome);
            assertThat(result.message()).contains("no room");
            if (outcome.equals("protocol")) {
                assertThat(result.message()).contains("status " + status);
            }
        }
    }

    private static Outcome outcome(String answer) throws IOException {
        try (RawServer server = RawServer.of(answer);
                ExchangeHarness harness = harness(server)) {
            return harness.generate("m", 4, Map.of(), TIMEOUTS).outcome();
        }
    }

    private static ExchangeHarness harness(RawServer server) {
        return new ExchangeHarness(new OpenAiDialect(Endpoint.CHAT, false), server.baseUrl());
    }
}
