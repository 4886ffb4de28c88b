package mock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import mock.answer.ServedApi;
import mock.http.Head;
import mock.http.Request;
import mock.http.Routes;
import mock.http.ServerExchange;
import mock.measure.Counters;

/** Router: counts each request, checks its API key and passes it to its dialect. */
final class Router implements Consumer<ServerExchange> {

    /** Paths that real servers answer without a key. */
    private static final Set<String> OPEN_PATHS = Set.of("/", "/health", "/metrics");

    private final Routes routes = new Routes();
    private final List<ServedApi> dialects;
    private final Optional<String> apiKey;
    private final Counters counters;

    Router(List<ServedApi> dialects, Optional<String> apiKey, Counters counters) {
        this.dialects = dialects;
        this.apiKey = apiKey;
        this.counters = counters;
        dialects.forEach(dialect -> dialect.register(routes));
    }

    @Override
    public void accept(ServerExchange exchange) {
        Request request = exchange.request();
        Consumer<ServerExchange> handler = routes.find(request);
        // Unknown paths share one counter: otherwise a client could fill the memory with names.
        String path = handler == null ? "(unknown)" : request.path();
        counters.seen(path);
        exchange.addObserver(outcome -> counters.ended(path, outcome));
        ServedApi dialect = dialectOf(request.path());
        if (!isAuthorised(request)) {
            exchange.respond(Head.of(401, "application/json"), dialect.error(401, "Invalid API Key"));
        } else if (handler == null) {
            dialect.notFound(exchange);
        } else {
            serve(exchange, handler, dialect);
        }
    }

    /** Reports a bug of the mock both to the client (status 500) and to the JVM's handler. */
    private static void serve(ServerExchange exchange, Consumer<ServerExchange> handler, ServedApi dialect) {
        try {
            handler.accept(exchange);
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            if (!exchange.isOver()) {
                exchange.respond(Head.of(500, "application/json"), dialect.error(500, "bug in the mock: " + e));
            }
        }
    }

    private ServedApi dialectOf(String path) {
        return dialects.stream()
                .filter(dialect -> path.startsWith(dialect.pathPrefix()))
                .max(Comparator.comparing(dialect -> dialect.pathPrefix().length()))
                .orElse(dialects.get(0));
    }

    private boolean isAuthorised(Request request) {
        if (apiKey.isEmpty() || OPEN_PATHS.contains(request.path())) {
            return true;
        }
        return matches("Bearer " + apiKey.get(), request.header("Authorization"))
                || matches(apiKey.get(), request.header("X-API-Key"));
    }

    private static boolean matches(String expected, String found) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
    }
}
