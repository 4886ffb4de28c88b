package inference.http;

import inference.tls.ServerTrust;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The way from here to servers: one for the load and for everything beside it.
 *
 * @param trust whose certificates are accepted, and which one is shown
 * @param proxy between; empty: none, whatever {@code -Dhttp.proxyHost} and {@code HTTP_PROXY} say, of which Gatling's client takes
 *     no notice
 */
public record Route(ServerTrust trust, Optional<HttpProxy> proxy) {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
    /** Schemes of login that Java's client does not send with CONNECT; by its default Basic, the one there is. */
    private static final String NOT_TUNNELLED = "jdk.http.auth.tunneling.disabledSchemes";

    /** How that client says that CONNECT was answered otherwise than with 200, in JDK 17 to 25. */
    private static final String TUNNEL_FAILED = "Tunnel failed, got: ";

    /** Without a proxy. */
    public static Route direct(ServerTrust trust) {
        return new Route(trust, Optional.empty());
    }

    /** Java's own client, for everything that is no load. It speaks HTTP/1.1, as the load does. */
    public HttpClient client() {
        if (proxy.flatMap(HttpProxy::login).isPresent() && System.getProperty(NOT_TUNNELLED) == null) {
            System.setProperty(NOT_TUNNELLED, ""); // read once, with the first client of this JVM
        }
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(proxy.map(HttpProxy::selector).orElse(HttpClient.Builder.NO_PROXY))
                .connectTimeout(CONNECT_PATIENCE)
                .sslContext(trust.context())
                .build();
    }

    /** What requests of {@link #client()} carry for the proxy. */
    public Map<String, String> headers() {
        return proxy.map(HttpProxy::headers).orElse(Map.of());
    }

    /**
     * Looks at the status of an answer.
     *
     * @throws ProxyException if it is the proxy's, which wants to know who asks
     */
    public void refuseProxys(int status) throws ProxyException {
        if (status == HttpURLConnection.HTTP_PROXY_AUTH && proxy.isPresent()) {
            throw new ProxyException(proxy.get().loginAdvice());
        }
    }

    /** What the client failed with; in other words if it failed at the proxy. */
    public IOException inWords(IOException failure) {
        if (proxy.isEmpty()) {
            return failure;
        }
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof ConnectException) {
            return new ProxyException("nothing answers at the proxy " + proxy.get()
                    + " (connection refused, or no such host). Start it, or correct its address");
        }
        return message.startsWith(TUNNEL_FAILED)
                ? new ProxyException("the proxy " + proxy.get() + " cannot reach the server: it answers "
                        + message.substring(TUNNEL_FAILED.length()))
                : failure;
    }
}
