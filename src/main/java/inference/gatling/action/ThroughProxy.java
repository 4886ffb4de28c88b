package inference.gatling.action;

import static io.gatling.javaapi.http.HttpDsl.Proxy;

import inference.http.HttpProxy;
import inference.http.HttpProxy.Login;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.gatling.javaapi.http.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Conversion of a proxy to Gatling's DSL. */
final class ThroughProxy {

    private ThroughProxy() {}

    /** {@code request} to the server at {@code baseUrl}, sent through {@code proxy} if there is one. */
    static HttpRequestActionBuilder of(HttpRequestActionBuilder request, String baseUrl, Optional<HttpProxy> proxy) {
        if (proxy.isEmpty()) {
            return request;
        }
        HttpRequestActionBuilder routed = request.proxy(gatlings(proxy.get()));
        // Gatling sends the login only with CONNECT. Functions, because strings would be parsed as EL.
        for (Map.Entry<String, String> header :
                proxy.get().headers(URI.create(baseUrl).getScheme()).entrySet()) {
            routed = routed.header(header.getKey(), session -> header.getValue());
        }
        return routed;
    }

    private static Proxy gatlings(HttpProxy proxy) {
        Proxy bare = Proxy(proxy.bareHost(), proxy.port());
        if (proxy.login().isEmpty()) {
            return bare;
        }
        Login login = proxy.login().get();
        return bare.credentials(session -> login.user(), session -> login.password());
    }
}
