package mock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Warm-up of the server's code. A cold JVM takes milliseconds to accept a connection and to parse a request, which would
 * look like a measurement error of the client. It uses a server of its own, so that the counters of the real one stay
 * clean.
 */
final class MockWarmUp {

    private static final int GENERATIONS = 400;
    private static final double TIME_SCALE = 5000;
    private static final String BODY = "{\"model\":\"gemma2:2b\",\"stream\":true,\"max_tokens\":40,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"Warm up.\"}]}";

    private MockWarmUp() {}

    /** Opens a connection per generation: accepting connections needs warming up, too. */
    static void run() {
        MockSettings settings = new MockSettings().timeScale(TIME_SCALE).sendLogCapacity(GENERATIONS);
        try (MockServer server = MockServer.start(settings)) {
            byte[] request = request(server);
            for (int i = 0; i < GENERATIONS; i++) {
                generate(server, request);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the mock server's warm-up failed", e);
        }
    }

    private static byte[] request(MockServer server) {
        String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length()
                + "\r\n\r\n";
        return (head + BODY).getBytes(StandardCharsets.US_ASCII);
    }

    private static void generate(MockServer server, byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request);
            socket.getInputStream().readAllBytes();
        }
    }
}
