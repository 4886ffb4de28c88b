package inference.gatling.engine;

import io.gatling.http.client.HttpClient;
import io.gatling.http.client.SslContextsHolder;
import io.gatling.http.engine.HttpEngine;
import io.netty.handler.ssl.SslContext;
import java.lang.reflect.Field;

/**
 * TLS contexts of one request that report when its handshake begins. Gatling's client (3.15.1) has no callback for it, but
 * asks for a context as soon as a new connection is open.
 *
 * @param contexts the contexts to return
 * @param onHandshake run on the request's event loop before a context is returned
 */
public record TimedHandshakes(SslContextsHolder contexts, Runnable onHandshake) implements SslContextsHolder {

    private static final Field CLIENT = client();

    @Override
    public SslContext getSslContext() {
        onHandshake.run();
        return contexts.getSslContext();
    }

    @Override
    public SslContext getAlpnSslContext() {
        onHandshake.run();
        return contexts.getAlpnSslContext();
    }

    /** HTTP client inside the engine: the engine accepts only its own final context class, the client accepts any. */
    static HttpClient clientOf(HttpEngine engine) {
        try {
            return (HttpClient) CLIENT.get(engine);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field client() {
        try {
            Field field = HttpEngine.class.getDeclaredField("httpClient");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(
                    "this version of Gatling is not supported (its HTTP client is elsewhere); use 3.15.1", e);
        }
    }
}
