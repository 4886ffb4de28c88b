package mock;

import static org.assertj.core.api.Assertions.assertThat;

import inference.gatling.exchange.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mock.RawClient.Ending;
import mock.RawClient.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each limit of docs/mock.md: the client that goes beyond it is cut, the next one is served, nothing of ours breaks. */
class HostileClientsTest {

    private static final String BODY = "{\"model\":\"tiny-fast\",\"prompt\":\"x\",\"max_tokens\":2}";
    private static final String POST = "POST /v1/completions HTTP/1.1\r\nHost: x\r\n";

    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private Thread.UncaughtExceptionHandler before;

    @BeforeEach
    void watch() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> defects.add(e));
    }

    @AfterEach
    void nothingBroke() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        assertThat(defects).isEmpty();
    }

    @Test
    void aRequestThatNeverEndsIsCutWhileConnectionsThatRestAreNot() throws IOException {
        try (MockServer server = start(settings().requestTimeout(Duration.ofMillis(300)));
                Socket resting = new Socket("127.0.0.1", server.port())) {
            for (String half : List.of(
                    "PO",
                    POST + "X-Slow: ",
                    POST + "Content-Length: 100\r\n\r\n{",
                    POST + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"mod\r\n")) {
                Response cut = send(server, half);
                assertThat(cut.text()).as(half).startsWith("HTTP/1.1 408 ");
                assertThat(cut.ending()).as(half).isEqualTo(Ending.EOF);
            }
            resting.getOutputStream().write(request(BODY).getBytes(StandardCharsets.US_ASCII));
            assertThat(resting.getInputStream().read()).isEqualTo('H');
            isServed(server);
        }
    }

    @Test
    void aConnectionThatNothingHappensOnIsClosed() throws IOException {
        try (MockServer server =
                        start(settings().requestTimeout(Duration.ofMillis(100)).idleTimeout(Duration.ofMillis(300)));
                Socket idle = new Socket("127.0.0.1", server.port())) {
            idle.setSoTimeout(10_000);
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void headsAreLimited() {
        try (MockServer server = start(settings())) {
            assertThat(send(
                                    server,
                                    POST + "X-Long: " + "x".repeat(31_000)
                                            + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                            .text())
                    .startsWith("HTTP/1.1 400 ");
            assertThat(send(server, POST + "X-Long: " + "x".repeat(40_000) + "\r\n\r\n")
                            .text())
                    .startsWith("HTTP/1.1 431 ");
            assertThat(send(server, POST + "X-Many: 0123456789\r\n".repeat(3_000) + "\r\n")
                            .text())
                    .startsWith("HTTP/1.1 431 ");
            assertThat(send(server, "GET /" + "x".repeat(10_000) + " HTTP/1.1\r\n\r\n")
                            .text())
                    .startsWith("HTTP/1.1 414 ");
            assertThat(send(server, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").text()).startsWith("HTTP/1.1 ");
            isServed(server);
        }
    }

    @Test
    void bodiesMayComeInChunksAndAreLimitedAllTheSame() {
        try (MockServer server = start(settings().maxBodyBytes(200))) {
            String chunked = POST + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
            int half = BODY.length() / 2;
            Response whole =
                    send(server, chunked + chunk(BODY.substring(0, half)) + chunk(BODY.substring(half)) + "0\r\n\r\n");
            assertThat(whole.text()).startsWith("HTTP/1.1 200 ");
            assertThat(send(server, chunked + chunk("x".repeat(60)).repeat(100) + "0\r\n\r\n")
                            .text())
                    .startsWith("HTTP/1.1 413 ");
            assertThat(send(server, chunked + "zz\r\n").text()).startsWith("HTTP/1.1 400 ");
            isServed(server);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrderUpToALimit() {
        try (MockServer server = start(settings())) {
            StringBuilder requests = new StringBuilder();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ids.add("X-Request-Id: " + i);
                requests.append(request(BODY, "X-Request-Id: " + i + (i == 19 ? "\r\nConnection: close" : "")));
            }
            String answers = send(server, requests.toString()).text();
            assertThat(answers.lines().filter(line -> line.startsWith("X-Request-Id")))
                    .isEqualTo(ids);

            Response tooMany = send(server, request(BODY).repeat(500));
            assertThat(tooMany.ending()).isNotEqualTo(Ending.SILENCE);
            assertThat(server.stats().requests().get("/v1/completions").get("200"))
                    .isLessThan(200);
            isServed(server);
        }
    }

    /** It would have to keep 48 MB for it. */
    @Test
    void aClientThatDoesNotReadIsGivenUp() throws Exception {
        try (MockServer server = start(settings());
                Socket deaf = new Socket("127.0.0.1", server.port())) {
            String stream = BODY.replace("}", ",\"stream\":true}");
            String request = request(stream, "X-Mock-Fault: long-line;bytes=16000000");
            deaf.getOutputStream().write(request.repeat(3).getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1000 && ended(server) < 3; i++) {
                Thread.sleep(50);
            }
            assertThat(ended(server)).isEqualTo(3);
            assertThat(readToEnd(deaf)).isLessThan(32_000_000);
            isServed(server);
        }
    }

    private static long ended(MockServer server) {
        return server.stats().requests().getOrDefault("/v1/completions", new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long readToEnd(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        long read = 0;
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
            }
        } catch (SocketException e) {
            // Reset: an end too.
        }
        return read;
    }

    @Test
    void connectionsBeyondTheLimitAreClosedAndThoseBelowServed() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try (MockServer server = start(settings().maxConnections(300))) {
            for (int i = 0; i < 400; i++) {
                sockets.add(new Socket("127.0.0.1", server.port()));
            }
            assertThat(send(server, request(BODY)).bytes()).isEmpty();
            for (Socket socket : sockets.subList(200, 400)) {
                socket.close();
            }
            Socket first = sockets.get(0);
            first.getOutputStream().write(request(BODY).getBytes(StandardCharsets.US_ASCII));
            assertThat(first.getInputStream().read()).isEqualTo('H');
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void anHttpsServerIsServedGarbageToo(@TempDir Path folder) throws Exception {
        try (MockServer server = start(settings()
                .requestTimeout(Duration.ofMillis(500))
                .tls(Certificates.selfSigned(folder, "127.0.0.1").files()))) {
            for (String garbage : List.of(request(BODY), "\u0016\u0003\u0001\u0000\u0005hello", "\u0016\u0003\u0001")) {
                try (Socket socket = new Socket("127.0.0.1", server.port())) {
                    socket.getOutputStream().write(garbage.getBytes(StandardCharsets.ISO_8859_1));
                    assertThat(readToEnd(socket)).isLessThan(100); // an alert, if anything
                }
            }
            assertThat(server.stats().requests()).isEmpty();
        }
    }

    private static MockSettings settings() {
        return new MockSettings().timeScale(1000);
    }

    private static MockServer start(MockSettings settings) {
        return MockServer.start(settings);
    }

    private static void isServed(MockServer server) {
        assertThat(RawClient.post(server, "/v1/completions", BODY).text()).startsWith("HTTP/1.1 200 ");
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static String request(String body, String... headers) {
        return POST + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static Response send(MockServer server, String bytes) {
        return RawClient.send(server, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
}
