package inference.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Answers each request with whatever bytes a test gives, keep-alive: for what no well-behaved server library can send. */
public final class RawServer implements AutoCloseable {

    /** What is done with a request. */
    public interface Script {
        void answer(String request, OutputStream out) throws IOException, InterruptedException;
    }

    public static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    public static final String END = "0\r\n\r\n";

    private final Listener listener = new Listener();
    private final Script script;

    public RawServer(Script script) throws IOException {
        this.script = script;
        listener.start(this::serve);
    }

    /** Always the same bytes. */
    public static RawServer of(String... answer) throws IOException {
        return new RawServer((request, out) -> send(out, String.join("", answer)));
    }

    public static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** One HTTP chunk. */
    public static String chunk(String text) {
        return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n";
    }

    public static String event(String data) {
        return chunk("data: " + data + "\n\n");
    }

    public static String token(String text) {
        return event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}");
    }

    public static String finish(String reason) {
        return event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
    }

    public static String usage(int prompt, int output) {
        return event(
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":" + prompt + ",\"completion_tokens\":" + output + "}}");
    }

    public static String done() {
        return event("[DONE]");
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + listener.port();
    }

    public int connections() {
        return listener.connections();
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                script.answer(request(in), socket.getOutputStream());
            }
        } catch (IOException e) {
            // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String request(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            lines.add(line);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return String.join("\n", lines) + "\n\n" + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the client has closed");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
