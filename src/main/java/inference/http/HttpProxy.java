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
 * An HTTP proxy between this machine and all servers: plain http is asked of it by absolute address, https goes through a
 * tunnel that it opens (CONNECT).
 *
 * @param host its name or address
 * @param port 1 to 65535
 * @param login how it is shown who asks; empty: not at all
 */
public record HttpProxy(String host, int port, Optional<Login> login) {

    /** The environment variables with the user and the password that it is shown. */
    public static final String USER_VARIABLE = "LLM_PROXY_USER";

    public static final String PASSWORD_VARIABLE = "LLM_PROXY_PASSWORD";

    private static final String HEADER = "Proxy-Authorization";
    private static final String EXPECTED = " is not the address of an HTTP proxy, such as http://proxy.example:3128";

    /** User and password, for the scheme Basic. */
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
     * The proxy at {@code address}, with what {@code environment} has for its login.
     *
     * @throws IllegalArgumentException if it is no proxy that both HTTP clients can use; the message does not show credentials
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

    /** For Java's own client. */
    ProxySelector selector() {
        return ProxySelector.of(InetSocketAddress.createUnresolved(bareHost(), port));
    }

    /** Of an IPv6 address without its brackets. */
    public String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** What a request that the proxy itself reads has to carry: none with https, where only the CONNECT before it has. */
    public Map<String, String> headers(String scheme) {
        return scheme.equals("http")
                ? login.map(known -> Map.of(HEADER, known.header())).orElse(Map.of())
                : Map.of();
    }

    /** What Java's own client sends to the proxy, and to nobody else. */
    Map<String, String> headers() {
        return headers("http");
    }

    /** What to do where it asks for a login. */
    public String loginAdvice() {
        return login.isPresent()
                ? "The proxy " + this + " does not accept the user and password in " + USER_VARIABLE + " and "
                        + PASSWORD_VARIABLE
                : "The proxy " + this + " asks for a user and password: give them in the environment variables "
                        + USER_VARIABLE + " and " + PASSWORD_VARIABLE;
    }

    /** Its address without a login. */
    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
