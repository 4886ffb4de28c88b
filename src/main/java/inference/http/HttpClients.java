package inference.http;

import inference.tls.ServerTrust;
import java.net.http.HttpClient;
import java.time.Duration;

/**
 * The client for everything that is no load. It goes the way that the load goes: HTTP/1.1, and directly, since Gatling's
 * client takes no notice of {@code -Dhttp.proxyHost} and {@code HTTP_PROXY}; Java's own would.
 */
public final class HttpClients {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

    private HttpClients() {}

    /** A client for servers that {@code trust} lets pass. */
    public static HttpClient of(ServerTrust trust) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT_PATIENCE)
                .sslContext(trust.context())
                .build();
    }
}
