package inference.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.http.SmallAnswers.Answer;
import inference.tls.ServerTrust;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever answers, a question ends in time, with a text of bounded size or words for what is wrong. */
class SmallAnswersTest {

    private static final String WHOLE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final String BEGUN = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    private static final SmallAnswers ANSWERS =
            new SmallAnswers(Route.direct(ServerTrust.system()), Map.of(), Duration.ofMillis(1500));

    private static URI address(RawServer server) {
        return URI.create(server.baseUrl() + "/page");
    }

    private static void stall(OutputStream out) throws InterruptedException, IOException {
        RawServer.send(out, BEGUN);
        Thread.sleep(60_000);
    }

    @Test
    void oneThatStallsIsAskedAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (RawServer server = new RawServer((request, out) -> {
            if (asked.incrementAndGet() < 3) {
                stall(out);
            }
            RawServer.send(out, WHOLE);
        })) {
            assertThat(ANSWERS.get(address(server))).isEqualTo(new Answer(200, "", "{}"));
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void oneThatIsCutIsAskedAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (RawServer server = new RawServer((request, out) -> {
            if (asked.incrementAndGet() < 2) {
                RawServer.send(out, BEGUN);
                throw new IOException("cut");
            }
            RawServer.send(out, WHOLE);
        })) {
            assertThat(ANSWERS.get(address(server)).body()).isEqualTo("{}");
        }
    }

    @Test
    void oneThatAlwaysStallsIsNotWaitedForForEver() throws IOException {
        try (RawServer server = new RawServer((request, out) -> stall(out))) {
            assertThatThrownBy(() -> ANSWERS.once(address(server))).hasMessageContaining("no complete answer within");
            assertThatThrownBy(() -> ANSWERS.get(address(server)))
                    .hasMessageMatching("no complete answer within . s; 3 attempts took \\d+ s");
        }
    }

    @Test
    void oneWithoutAnEndIsGivenUp() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        SmallAnswers patient = new SmallAnswers(Route.direct(ServerTrust.system()), Map.of(), Duration.ofMinutes(1));
        try (RawServer server = new RawServer((request, out) -> {
            asked.incrementAndGet();
            RawServer.send(out, RawServer.HEAD);
            while (true) {
                RawServer.send(out, RawServer.chunk(" ".repeat(1 << 20)));
            }
        })) {
            assertThatThrownBy(() -> patient.get(address(server))).hasMessage("the answer has more than 16 MiB");
        }
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
                "HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nX Y: a\r\nContent-Length: 2\r\n\r\n{}",
                "SSH-2.0-OpenSSH_9.2\r\n\r\n"
            })
    void aMalformedHeadIsAnError(String answer) throws IOException {
        try (RawServer server = RawServer.of(answer)) {
            assertThatThrownBy(() -> ANSWERS.get(address(server))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCharsetThatIsNoneIsPassedOver() throws IOException {
        try (RawServer server = RawServer.of(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=no-such\r\nContent-Length: 3\r\n\r\né!")) {
            assertThat(ANSWERS.get(address(server)).body()).isEqualTo("é!");
        }
    }
}
