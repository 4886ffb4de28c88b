package inference.http;

import inference.secret.Secrets;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP proxy for all servers: forwards plain http and opens a tunnel (CONNECT) for https.
 *
 * @param host name or address
 * @param port port, 1 to 65535
 * @param login user and password, if the proxy requires them
 */
public record HttpProxy(String host, int port, Optional<Login> login) {

    /** Environment variable with the user for the proxy. */
    public static final String USER_VARIABLE = "LLM_PROXY_USER";

    /** Environment variable with the password for the proxy. */
    public static final String PASSWORD_VARIABLE = "LLM_PROXY_PASSWORD";

    private static final String HEADER = "Proxy-Authorization";
    private static final String EXPECTED = " is not the address of an HTTP proxy, such as http://proxy.example:3128";

    /** User and password for the Basic scheme. */
    public record Login(String user, String password) {

        public Login {
            Secrets.hold(password);
            Secrets.hold(basic(user, password));
        }

        private static String basic(String user, String password) {
            return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        String header() {
            return "Basic " + basic(user, password);
        }

        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * The proxy at {@code address}, with the login in {@code environment}.
     *
     * @throws IllegalArgumentException if it is no supported proxy; the message never shows credentials
     */
    public static HttpProxy of(String address, Map<String, String> environment) {
        if (address.contains("@")) {
            throw new IllegalArgumentException(
                    "the address must not carry credentials, they would be recorded: give them"
                            + " in the environment variables " + USER_VARIABLE + " and " + PASSWORD_VARIABLE);
        }
        URI uri = uri(address.contains("://") ? address : "http://" + address);
        if (!"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException(
                    "'" + address + "'" + EXPECTED + ": SOCKS proxies and proxies over TLS are not supported");
        }
        if (uri.getHost() == null || uri.getPort() < 1 || !uri.getPath().matches("/?")) {
            throw new IllegalArgumentException("'" + address + "'" + EXPECTED);
        }
        return new HttpProxy(uri.getHost(), uri.getPort(), login(environment));
    }

    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + address + "'" + EXPECTED + ": " + e.getReason());
        }
    }

    private static Optional<Login> login(Map<String, String> environment) {
        String user = environment.getOrDefault(USER_VARIABLE, "");
        String password = environment.getOrDefault(PASSWORD_VARIABLE, "");
        if (user.isBlank() != password.isBlank()) {
            throw new IllegalArgumentException("of the environment variables " + USER_VARIABLE + " and "
                    + PASSWORD_VARIABLE + " only one is set: a proxy login needs both");
        }
        return user.isBlank() ? Optional.empty() : Optional.of(new Login(user, password));
    }

    /** Proxy selector for Java's HTTP client. */
    ProxySelector selector() {
        return ProxySelector.of(InetSocketAddress.createUnresolved(bareHost(), port));
    }

    /** Host, an IPv6 address without brackets. */
    public String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Headers for a request that the proxy reads: none for https, where only CONNECT has them. */
    public Map<String, String> headers(String scheme) {
        return scheme.equals("http")
                ? login.map(known -> Map.of(HEADER, known.header())).orElse(Map.of())
                : Map.of();
    }

    /** Headers that Java's HTTP client sends only to the proxy. */
    Map<String, String> headers() {
        return headers("http");
    }

    /** Advice for a proxy that refuses or requires a login. */
    public String loginAdvice() {
        return login.isPresent()
                ? "The proxy " + this + " does not accept the user and password in " + USER_VARIABLE + " and "
                        + PASSWORD_VARIABLE
                : "The proxy " + this + " asks for a user and password: give them in the environment variables "
                        + USER_VARIABLE + " and " + PASSWORD_VARIABLE;
    }

    /** Address without the login. */
    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
