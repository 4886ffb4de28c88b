package mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Garbage and half-right requests neither break the server nor stay in it. */
class RequestFuzzTest {

    private static final int REQUESTS = 3000;
    private static final long SEED = 20261122;

    private static final List<String> BODIES = List.of(
            "{\"model\":\"tiny-fast\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"max_tokens\":2,\"stream\":true}",
            "{\"model\":\"tiny-fast\",\"prompt\":\"x\",\"max_tokens\":2,\"response_format\":{\"type\":\"json_schema\","
                    + "\"json_schema\":{\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\",\"minimum\":3}},"
                    + "\"allOf\":[{\"$ref\":\"#/x\"}]}}}}",
            "{\"model\":\"tiny-fast\",\"prompt\":\"x\",\"keep_alive\":\"5m\",\"options\":{\"num_predict\":2}}",
            "{\"model\":\"tiny-fast\",\"name\":\"x\",\"prompt\":\"x\",\"max_tokens\":3,\"schema\":{\"anyOf\":[{\"minLength\":2000000000},"
                    + "{\"items\":{}}],\"minItems\":2000000000,\"type\":\"array\"}}");
    private static final List<String> PATHS = List.of(
            "/v1/chat/completions",
            "/v1/completions",
            "/api/generate",
            "/api/chat",
            "/api/pull",
            "/api/show",
            "/api/v1/structured",
            "/api/v1/conversation",
            "/api/v1/schemas",
            "/generate",
            "/v1/models",
            "/%zz?%");

    @Test
    void theServerSurvivesAnythingAndStillServes() throws IOException {
        Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> defects.add(e));
        MockSettings settings = new MockSettings().timeScale(100).maxBodyBytes(4096);
        try (MockServer server = MockServer.start(settings)) {
            Random random = new Random(SEED);
            for (int i = 0; i < REQUESTS; i++) {
                send(server, request(random));
            }

            assertThat(defects).isEmpty();
            var response = new MockClient(server)
                    .post("/v1/completions", "{\"model\":\"phi3.5\",\"prompt\":\"x\",\"max_tokens\":3}");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(server.stats().activeSlots()).isZero();
            assertThat(server.stats().queued()).isZero();
            assertThat(server.stats().requests()).hasSizeLessThan(20);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private static byte[] request(Random random) {
        if (random.nextInt(10) == 0) {
            byte[] garbage = new byte[random.nextInt(6000)];
            random.nextBytes(garbage);
            return garbage;
        }
        String body = BODIES.get(random.nextInt(BODIES.size()));
        String path = PATHS.get(random.nextInt(PATHS.size()));
        String method = random.nextInt(8) == 0 ? "GET" : "POST";
        int length = random.nextInt(10) == 0 ? random.nextInt(1 << 30) : body.length();
        byte[] bytes = (method + " " + path + " HTTP/1.1\r\nHost: x\r\nX-Mock-Fault: split;bytes=9\r\nContent-Length: "
                        + length + "\r\nX-Request-Id: a\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
        for (int flips = random.nextInt(6); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Sends, hangs up its own side and waits until the server has let go too. */
    private static void send(MockServer server, byte[] bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            while (in.read(new byte[4096]) >= 0) {
                // What it says does not matter here.
            }
        } catch (java.net.SocketException e) {
            // Refused while we were still sending: the server's good right.
        }
    }
}
