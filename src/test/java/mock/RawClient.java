package mock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sees every byte and how the connection ended. */
final class RawClient {

    /** Silence that counts as a server that says nothing more: short only where that is expected. */
    private static final int SILENCE_MS = 20_000;

    private static final int EXPECTED_SILENCE_MS = 1000;

    private RawClient() {}

    enum Ending {
        EOF,
        RESET,
        SILENCE
    }

    record Response(byte[] bytes, Ending ending) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String head() {
            int end = text().indexOf("\r\n\r\n");
            return end < 0 ? text() : text().substring(0, end);
        }

        /** The body with its chunks put together; what a cut chunk holds is kept. */
        byte[] body() {
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            int at = latin.indexOf("\r\n\r\n");
            if (at < 0) {
                return new byte[0];
            }
            at += 4;
            if (!head().contains("Transfer-Encoding: chunked")) {
                return java.util.Arrays.copyOfRange(bytes, at, bytes.length);
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            while (at < bytes.length) {
                int lineEnd = latin.indexOf("\r\n", at);
                int length = Integer.parseInt(latin.substring(at, lineEnd), 16);
                if (length == 0) {
                    break;
                }
                body.write(bytes, lineEnd + 2, Math.min(length, bytes.length - lineEnd - 2));
                at = lineEnd + 2 + length + 2;
            }
            return body.toByteArray();
        }

        String bodyText() {
            return new String(body(), StandardCharsets.UTF_8);
        }

        /** Whether the last, empty chunk has come. */
        boolean isComplete() {
            return text().endsWith("\r\n0\r\n\r\n");
        }
    }

    /** Posts {@code body} and reads until the server ends the connection or falls silent. */
    static Response post(MockServer server, String path, String body, String... headers) {
        StringBuilder request = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        request.append("Content-Length: ").append(length).append("\r\n\r\n").append(body);
        boolean silence = request.indexOf("Fault: hang") > 0 || request.indexOf("Fault: no-headers") > 0;
        return send(
                server,
                request.toString().getBytes(StandardCharsets.UTF_8),
                silence ? EXPECTED_SILENCE_MS : SILENCE_MS);
    }

    /** Sends {@code bytes} as they are. */
    static Response send(MockServer server, byte[] bytes) {
        return send(server, bytes, SILENCE_MS);
    }

    private static Response send(MockServer server, byte[] bytes, int silenceMs) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
            socket.setSoTimeout(silenceMs);
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            Ending ending = Ending.EOF;
            try {
                socket.getOutputStream().write(bytes);
                InputStream in = socket.getInputStream();
                byte[] buffer = new byte[65_536];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    read.write(buffer, 0, n);
                }
            } catch (SocketTimeoutException e) {
                ending = Ending.SILENCE;
            } catch (SocketException e) {
                ending = Ending.RESET;
            }
            return new Response(read.toByteArray(), ending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
