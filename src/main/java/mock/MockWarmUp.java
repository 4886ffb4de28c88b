package mock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Brings the server's code to speed before anybody measures against it: a cold JVM takes milliseconds to accept a
 * connection and to parse a request, which looks like an error of the client that measures. It runs on a server of its own,
 * so that the one that counts has seen nothing.
 */
final class MockWarmUp {

    private static final int GENERATIONS = 400;
    private static final double TIME_SCALE = 5000;
    private static final String BODY = "{\"model\":\"gemma2:2b\",\"stream\":true,\"max_tokens\":40,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"Warm up.\"}]}";

    private MockWarmUp() {}

    /** Each generation on a connection of its own: accepting one is a part of the work. */
    static void run() {
        MockSettings settings = MockSettings.builder()
                .timeScale(TIME_SCALE)
                .sendLogCapacity(GENERATIONS)
                .build();
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
        try (Socket socket = new Socket(server.settings().host(), server.port())) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request);
            socket.getInputStream().readAllBytes();
        }
    }
}
