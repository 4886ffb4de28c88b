package mock.http;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Endpoints of a server by method and path. The first handler registered for an endpoint keeps it. */
public final class Routes {

    private final Map<String, Consumer<ServerExchange>> handlers = new HashMap<>();

    public Routes add(String method, String path, Consumer<ServerExchange> handler) {
        handlers.putIfAbsent(method + " " + path, handler);
        return this;
    }

    /** Handler of the request; null if there is none. HEAD has the handler of GET. */
    public Consumer<ServerExchange> find(Request request) {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        return handlers.get(method + " " + request.path());
    }
}
