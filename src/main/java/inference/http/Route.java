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
 * Route to the servers, for the load and all other requests.
 *
 * @param trust certificates that are accepted, and the one that is presented
 * @param proxy HTTP proxy, if any; {@code -Dhttp.proxyHost} and {@code HTTP_PROXY} have no effect, as in Gatling's client
 */
public record Route(ServerTrust trust, Optional<HttpProxy> proxy) {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
    /** Property with the login schemes that Java's client does not send with CONNECT; the default disables Basic. */
    private static final String NOT_TUNNELLED = "jdk.http.auth.tunneling.disabledSchemes";

    /** Message of that client for a CONNECT that is not answered with 200, in JDK 17 to 25. */
    private static final String TUNNEL_FAILED = "Tunnel failed, got: ";

    /** A route without a proxy. */
    public static Route direct(ServerTrust trust) {
        return new Route(trust, Optional.empty());
    }

    /** Java's HTTP client, for all requests that are no load. It speaks HTTP/1.1, as the load does. */
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

    /** Headers for the proxy in requests of {@link #client()}. */
    public Map<String, String> headers() {
        return proxy.map(HttpProxy::headers).orElse(Map.of());
    }

    /**
     * Checks the status of an answer.
     *
     * @throws ProxyException if the proxy requires a login
     */
    public void checkProxyLogin(int status) throws ProxyException {
        if (status == HttpURLConnection.HTTP_PROXY_AUTH && proxy.isPresent()) {
            throw new ProxyException(proxy.get().loginAdvice());
        }
    }

    /** The client's failure; a {@link ProxyException} if it failed at the proxy. */
    public IOException explained(IOException failure) {
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
