package inference.warmup;

import inference.dialect.Dialect;
import inference.dialect.GenerationRequest;
import inference.dialect.GenerationRequest.Message;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import mock.MockServer;
import mock.MockSettings;

/**
 * Bytes of an answer recorded from the mock server, in the pieces in which they are replayed: the head, then chunk by chunk.
 */
public final class RecordedAnswer {

    private static final String MODEL = "gemma2:2b";
    private static final double TIME_SCALE = 5000;
    private static final int HEX = 16;
    private static final int LINE_END = 2;
    private static final int EVERY = 16;
    private static final int ONE_JOINED = 5;
    private static final int ONE_SPLIT = 11;

    private final List<byte[]> pieces = new ArrayList<>();

    private RecordedAnswer() {}

    /**
     * Records an answer of {@code tokens} tokens in the API of {@code dialect}.
     *
     * @throws IOException if the mock server cannot be reached
     */
    public static RecordedAnswer of(Dialect dialect, int tokens) throws IOException {
        RecordedAnswer answer = new RecordedAnswer();
        MockSettings settings = new MockSettings().timeScale(TIME_SCALE);
        try (MockServer server = MockServer.start(settings);
                Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request(dialect, tokens));
            answer.record(new BufferedInputStream(socket.getInputStream()));
        }
        return answer;
    }

    private static byte[] request(Dialect dialect, int tokens) {
        GenerationRequest wanted = new GenerationRequest(
                MODEL, List.of(Message.user("Warm up.")), tokens, OptionalDouble.empty(), Optional.empty());
        StringBuilder headers = new StringBuilder();
        dialect.headers()
                .forEach((name, value) ->
                        headers.append(name).append(": ").append(value).append("\r\n"));
        byte[] body = dialect.body(wanted).getBytes(StandardCharsets.UTF_8);
        String head =
                "POST " + dialect.path(wanted) + " HTTP/1.1\r\nHost: mock\r\nContent-Type: application/json\r\nAccept: "
                        + dialect.accept() + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private void record(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int length = -1;
        String line;
        do {
            line = line(in, head);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        } while (!line.isEmpty());
        pieces.add(head.toByteArray());
        if (length >= 0) {
            pieces.add(in.readNBytes(length));
            return;
        }
        int size;
        do {
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            size = Integer.parseInt(line(in, chunk), HEX);
            chunk.writeBytes(in.readNBytes(size + LINE_END));
            pieces.add(chunk.toByteArray());
        } while (size > 0);
    }

    /** Next line without its end; all of its bytes are added to {@code copy}. */
    private static String line(InputStream in, ByteArrayOutputStream copy) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the mock server's answer ends in its head");
            }
            copy.write(b);
            line.append((char) b);
        }
        copy.write('\n');
        return line.toString().strip();
    }

    /** Pieces as networks deliver them: some joined in pairs, some split in two. */
    List<byte[]> pieces() {
        List<byte[]> delivered = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            byte[] piece = pieces.get(i);
            if (i % EVERY == ONE_JOINED && i + 1 < pieces.size()) {
                byte[] next = pieces.get(++i);
                byte[] both = Arrays.copyOf(piece, piece.length + next.length);
                System.arraycopy(next, 0, both, piece.length, next.length);
                delivered.add(both);
            } else if (i % EVERY == ONE_SPLIT) {
                delivered.add(Arrays.copyOf(piece, piece.length / 2));
                delivered.add(Arrays.copyOfRange(piece, piece.length / 2, piece.length));
            } else {
                delivered.add(piece);
            }
        }
        return delivered;
    }
}
