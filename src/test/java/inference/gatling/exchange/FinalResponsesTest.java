package inference.gatling.exchange;

import static inference.http.RawServer.END;
import static inference.http.RawServer.HEAD;
import static inference.http.RawServer.done;
import static inference.http.RawServer.finish;
import static inference.http.RawServer.token;
import static inference.http.RawServer.usage;
import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.OpenAiDialect;
import inference.dialect.OpenAiDialect.Endpoint;
import inference.http.RawServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.Outcome;

/** Interim responses and answers nobody asked for: each generation gets its own answer and no other's. */
class FinalResponsesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nContent-Encoding: gzip\r\n\r\n"
            })
    void anInterimResponseIsSkippedAndEachAnswerIsThatOfItsOwnRequest(String interim) throws IOException {
        RawServer.Script script = (request, out) -> {
            RawServer.send(out, interim);
            Thread.sleep(30); // the true answer comes in packets of its own
            RawServer.send(out, HEAD + answer(id(request)));
        };
        try (RawServer server = new RawServer(script);
                ExchangeHarness harness = harness(server)) {
            for (int i = 1; i <= 6; i++) {
                GenerationResult result = harness.generate("m", 4, Map.of("X-Id", "id" + i));
                assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.OK);
                assertThat(result.httpStatus()).hasValue(200);
                assertThat(result.stream().text()).isEqualTo("id" + i);
                assertThat(result.stream().firstTokenMs().orElseThrow()).isGreaterThan(25);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatNobodyAskedForIsNobodys() throws IOException {
        RawServer.Script script =
                (request, out) -> RawServer.send(out, HEAD + answer(id(request)) + HEAD + answer("stray") + HEAD);
        try (RawServer server = new RawServer(script);
                ExchangeHarness harness = harness(server)) {
            for (int i = 1; i <= 4; i++) {
                GenerationResult result = harness.generate("m", 4, Map.of("X-Id", "id" + i));
                assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.OK);
                assertThat(result.stream().text()).isEqualTo("id" + i);
            }
        }
    }

    @Test
    void theLossOfANewConnectionDoesNotEndTheReuseOfOthers() throws IOException {
        try (RawServer server = new RawServer(closingOnLost(new ConcurrentLinkedQueue<>()));
                ExchangeHarness harness = harness(server)) {
            GenerationResult lost = harness.generate("m", 4, Map.of("X-Id", "lost"));
            assertThat(lost.outcome()).as(lost.message()).isEqualTo(Outcome.of(Outcome.Kind.CONNECT));
            int before = server.connections();
            for (int i = 1; i <= 3; i++) {
                GenerationResult result = harness.generate("m", 4, Map.of("X-Id", "id" + i));
                assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.OK);
            }
            assertThat(server.connections()).isEqualTo(before + 1);
        }
    }

    /** The client opens a connection to send it again; the harness checks that the body it did not send is released. */
    @Test
    void theLossOfAKeptConnectionDoesNotSendTheRequestAgain() throws IOException {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        try (RawServer server = new RawServer(closingOnLost(asked));
                ExchangeHarness harness = harness(server)) {
            for (String id : List.of("first", "lost", "next")) {
                GenerationResult result = harness.generate("m", 4, Map.of("X-Id", id));
                assertThat(result.outcome())
                        .as(id + " " + result.message())
                        .isEqualTo(id.equals("lost") ? Outcome.of(Outcome.Kind.CONNECT) : Outcome.OK);
            }
            assertThat(asked).containsExactly("first", "lost", "next");
            assertThat(server.connections())
                    .as("with that of the request not sent")
                    .isEqualTo(3);
        }
    }

    /** Answers each request but {@code lost}, for which it closes the connection; {@code asked} gets the ids. */
    private static RawServer.Script closingOnLost(Queue<String> asked) {
        return (request, out) -> {
            asked.add(id(request));
            if (id(request).equals("lost")) {
                out.close();
            } else {
                RawServer.send(out, HEAD + answer(id(request)));
            }
        };
    }

    @Test
    void aSwitchOfProtocolsEndsTheGenerationAndTheConnection() throws IOException {
        try (RawServer server =
                        RawServer.of("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n");
                ExchangeHarness harness = harness(server)) {
            for (int i = 1; i <= 2; i++) {
                assertThat(harness.generate("m", 4, Map.of()).outcome()).isEqualTo(Outcome.http(101));
                assertThat(server.connections()).isEqualTo(i);
            }
        }
    }

    private static String answer(String id) {
        return token(id) + finish("stop") + usage(1, 1) + done() + END;
    }

    private static String id(String request) {
        return request.lines()
                .filter(line -> line.startsWith("X-Id: "))
                .findFirst()
                .orElse("X-Id: none")
                .substring(6);
    }

    private static ExchangeHarness harness(RawServer server) {
        return new ExchangeHarness(new OpenAiDialect(Endpoint.CHAT, false), server.baseUrl());
    }
}
