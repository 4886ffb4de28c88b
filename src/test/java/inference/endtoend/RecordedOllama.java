package inference.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers as a real Ollama did, with the bytes that it sent ({@code transcripts/}), streams byte by byte. It has one model;
 * any other is unknown to it and to its registry.
 */
final class RecordedOllama implements AutoCloseable {

    static final String MODEL = "small-random";

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private RecordedOllama(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static RecordedOllama start() throws IOException {
        return new RecordedOllama(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What models were asked for and operated on, in the order it came: {@code /api/pull {"model":…}}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!body.isEmpty()) {
            asked.add(path + " " + body);
        }
        boolean known = body.contains("\"model\":\"" + MODEL + "\"");
        switch (path) {
            case "/api/version" -> send(exchange, OK, "ollama-version.json");
            case "/api/tags" -> send(exchange, OK, "ollama-tags.json");
            case "/api/pull" -> send(exchange, OK, known ? "ollama-pull.ndjson" : "ollama-pull-unknown.ndjson");
            case "/api/generate" -> {
                String done = body.contains("\"keep_alive\":0") ? "ollama-unload.json" : "ollama-load.json";
                send(exchange, known ? OK : NOT_FOUND, known ? done : "ollama-not-found.json");
            }
            case "/api/chat" -> send(exchange, OK, "ollama-chat.ndjson");
            case "/api/delete" -> {
                if (known) {
                    exchange.sendResponseHeaders(OK, -1);
                    exchange.close();
                } else {
                    send(exchange, NOT_FOUND, "ollama-not-found.json");
                }
            }
            default -> {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                exchange.close();
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String transcript) throws IOException {
        byte[] body = bytes(transcript);
        boolean stream = transcript.endsWith(".ndjson");
        exchange.getResponseHeaders()
                .set("Content-Type", stream ? "application/x-ndjson" : "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, stream ? 0 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (stream) {
                for (byte each : body) {
                    out.write(each);
                    out.flush();
                }
            } else {
                out.write(body);
            }
        }
    }

    private static byte[] bytes(String transcript) throws IOException {
        try (InputStream in = RecordedOllama.class.getResourceAsStream("/transcripts/" + transcript)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
