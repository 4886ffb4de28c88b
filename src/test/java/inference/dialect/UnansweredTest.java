package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import inference.http.RawServer;
import inference.http.Route;
import inference.http.SmallAnswers;
import inference.tls.ServerTrust;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words for each way in which a server can fail to answer, by what Java's client really throws. */
class UnansweredTest {

    private static final String BODY = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 20", "HTTP/1.1 200 OK\r\nContent-Ty", BODY, RawServer.HEAD + "5\r\n{"})
    void anAnswerThatIsCutIsNotToldInTheWordsOfAParser(String begun) throws IOException {
        assertThat(words(begun))
                .contains("it closes the connection in the middle of its answer. Did it crash")
                .doesNotContain("parsing", "receiving", "EOF");
    }

    @ParameterizedTest
    @ValueSource(strings = "")
    void aConnectionClosedAtOnceMayWantTls(String nothing) throws IOException {
        assertThat(words(nothing)).endsWith("If it uses https, the address must begin with https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "220 mail ESMTP\r\n\r\n"})
    void anotherProtocolIsNamed(String greeting) throws IOException {
        assertThat(words(greeting)).contains("does not speak HTTP/1.1");
    }

    private static String words(String answer) throws IOException {
        SmallAnswers answers = new SmallAnswers(Route.direct(ServerTrust.system()), Map.of(), Duration.ofSeconds(10));
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.send(out, answer);
            out.close();
        })) {
            IOException failure =
                    catchThrowableOfType(IOException.class, () -> answers.once(URI.create(server.baseUrl() + "/v1")));
            return Unanswered.describe(failure, server.baseUrl(), Access.User.SETTINGS);
        }
    }
}
