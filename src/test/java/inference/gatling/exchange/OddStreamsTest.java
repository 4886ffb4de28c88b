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
import run.Outcome;
import run.Outcome.Kind;

/** Streams as servers and proxies have been seen to send them: each ends, in time, as what it is. */
class OddStreamsTest {

    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20));

    /** The scripts leave their bodies open for at least this long: waiting for an end takes longer, on any machine. */
    private static final long BODY_GOES_ON_MS = 9000;

    @Test
    void theEndMarkEndsTheGenerationThoughTheBodyGoesOn() throws IOException {
        RawServer.Script script = (request, out) -> {
            RawServer.send(out, HEAD + token("a") + token("b") + finish("stop") + usage(3, 2) + done());
            while (true) { // until the client closes
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
            Thread.sleep(BODY_GOES_ON_MS);
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
            assertThat(result.message()).contains("could not be processed", "cannot happen");
        }
    }

    private static ExchangeHarness harness(RawServer server) {
        return new ExchangeHarness(new OpenAiDialect(Endpoint.CHAT, false), server.baseUrl());
    }
}
