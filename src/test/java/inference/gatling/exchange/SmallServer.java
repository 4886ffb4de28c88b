package inference.gatling.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A server of one model for tests of what the mock does not do: TLS, and repeating the key it was sent wherever it can. */
public final class SmallServer implements AutoCloseable {

    public static final String MODEL = "small";

    private static final String OK = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":2,\"completion_tokens\":1}}\n\ndata: [DONE]\n\n";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String scheme;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean indiscreet;

    private SmallServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public static SmallServer plain() throws IOException {
        return new SmallServer(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), "http");
    }

    public static SmallServer tls(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new SmallServer(server, "https");
    }

    /** From now on each answer repeats the key, at a place of its own. */
    public SmallServer indiscreet() {
        indiscreet = true;
        return this;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    public String baseUrl() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("X-API-Key"));
        if (exchange.getRequestURI().getPath().equals("/v1/models")) {
            exchange.getResponseHeaders().set("Server", "Small/" + (indiscreet ? key : "1"));
            send(exchange, 200, "application/json", "{\"data\":[{\"id\":\"" + MODEL + "\"}]}");
        } else if (!exchange.getRequestURI().getPath().equals("/v1/chat/completions")) {
            send(exchange, 404, "text/plain", "not here");
        } else if (indiscreet) {
            repeat(exchange, key);
        } else {
            send(exchange, 200, "text/event-stream", OK);
        }
    }

    private void repeat(HttpExchange exchange, String key) throws IOException {
        switch (asked.getAndIncrement() % 6) {
            case 0 -> send(exchange, 401, "application/json", error("the key " + key + " is not known"));
            case 1 -> send(exchange, 401, "text/plain", "x".repeat(290) + key); // where a message is cut
            case 2 -> send(exchange, 200, "text/event-stream", "data: " + error("key " + key) + "\n\n");
            case 3 -> send(exchange, 200, "text/" + key, key);
            case 4 -> send(exchange, 200, "text/event-stream", "data: {" + key + "\n\n");
            default -> send(exchange, 200, "text/event-stream", OK.replace("stop", key));
        }
    }

    private static String error(String message) {
        return "{\"error\":{\"message\":\"" + message + "\"}}";
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
