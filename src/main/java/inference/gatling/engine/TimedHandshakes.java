package inference.gatling.engine;

import io.gatling.http.client.HttpClient;
import io.gatling.http.client.SslContextsHolder;
import io.gatling.http.engine.HttpEngine;
import io.netty.handler.ssl.SslContext;
import java.lang.reflect.Field;

/**
 * TLS contexts of one request that tell when its handshake begins: Gatling's client (3.15.1) asks for one the moment a new
 * connection stands, and has no call-back for it.
 *
 * @param contexts what is asked for
 * @param onHandshake run on the request's event loop before it is given
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

    /** The engine takes contexts of its own class only, and that is final; the client below it takes any. */
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
