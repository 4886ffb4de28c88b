package inference.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.tls.ServerTrust;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way to a server through a proxy, by Java's own client; Gatling's goes it in {@code ProxyIT}. */
class RouteTest {

    private static final String WHOLE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private static SmallAnswers answers(String proxy, Map<String, String> environment) {
        return new SmallAnswers(
                new Route(ServerTrust.system(), Optional.of(HttpProxy.of(proxy, environment))),
                Map.of(),
                Duration.ofSeconds(5));
    }

    @Test
    void aServerThatOnlyTheProxyKnowsIsReached() throws IOException {
        try (RawServer server = RawServer.of(WHOLE);
                SmallProxy proxy = new SmallProxy(false)) {
            URI page = URI.create("http://" + SmallProxy.HOST + ":"
                    + URI.create(server.baseUrl()).getPort() + "/page");
            assertThat(answers(proxy.address(), Map.of()).get(page).body()).isEqualTo("{}");
            assertThat(proxy.requests()).containsExactly("GET " + page + " HTTP/1.1");
        }
    }

    @Test
    void aProxyThatAsksForALoginIsToldApartFromTheServer() throws IOException {
        try (SmallProxy proxy = new SmallProxy(true)) {
            URI page = URI.create("http://" + SmallProxy.HOST + ":1/page");
            assertThatThrownBy(() -> answers(proxy.address(), Map.of()).get(page))
                    .isInstanceOf(ProxyException.class)
                    .hasMessage("The proxy " + proxy.address() + " asks for a user and password: give them in the"
                            + " environment variables LLM_PROXY_USER and LLM_PROXY_PASSWORD");
            assertThatThrownBy(() -> answers(
                                    proxy.address(), Map.of("LLM_PROXY_USER", "x", "LLM_PROXY_PASSWORD", "wrong-one"))
                            .get(page))
                    .hasMessageContaining("does not accept the user and password in LLM_PROXY_USER")
                    .hasMessageNotContaining("wrong-one");
        }
    }

    @Test
    void aProxyThatOpensNoTunnelIsNamed() throws IOException {
        try (SmallProxy proxy = new SmallProxy(false)) {
            assertThatThrownBy(() -> answers(proxy.address(), Map.of()).get(URI.create("https://other.invalid/page")))
                    .isInstanceOf(ProxyException.class)
                    .hasMessage("the proxy " + proxy.address() + " cannot reach the server: it answers 403");
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws IOException {
        String address;
        try (SmallProxy proxy = new SmallProxy(false)) {
            address = proxy.address();
        }
        assertThatThrownBy(() -> answers(address, Map.of()).get(URI.create("http://" + SmallProxy.HOST + "/page")))
                .isInstanceOf(ProxyException.class)
                .hasMessageContaining("nothing answers at the proxy " + address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    socks5://p:1080       | SOCKS
                    https://p:443         | over TLS
                    http://u:secret@p:80  | must not carry credentials
                    http://proxy          | is not the address of an HTTP proxy
                    http://proxy:3128/way | is not the address of an HTTP proxy
                    http://pro xy:1       | is not the address of an HTTP proxy
                    """)
    void whatIsNoHttpProxyIsRefused(String address, String why) {
        assertThatThrownBy(() -> HttpProxy.of(address, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret");
    }

    @Test
    void halfALoginIsRefused() {
        assertThatThrownBy(() -> HttpProxy.of("p:3128", Map.of("LLM_PROXY_USER", "x")))
                .hasMessageContaining("only one is set");
    }

    @Test
    void onlyThePlainRequestsThatAProxyReadsCarryItsLogin() {
        HttpProxy proxy = HttpProxy.of("p:3128", Map.of("LLM_PROXY_USER", "u", "LLM_PROXY_PASSWORD", "pass-word"));
        assertThat(proxy.headers("http")).containsEntry("Proxy-Authorization", "Basic dTpwYXNzLXdvcmQ=");
        assertThat(proxy.headers("https")).isEmpty();
        assertThat(HttpProxy.of("[::1]:3128", Map.of()).bareHost()).isEqualTo("::1");
    }
}
