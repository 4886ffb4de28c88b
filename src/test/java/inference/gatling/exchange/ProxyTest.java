package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.Api;
import inference.gatling.engine.GatlingEngine;
import inference.http.SmallProxy;
import inference.tls.ServerTrust;
import io.gatling.http.client.proxy.HttpProxyServer;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.Outcome;
import run.Outcome.Kind;

/** Gatling's client where a proxy does not let it through; where it does: {@code ProxyIT}. */
class ProxyTest {

    @Test
    void aProxyThatOpensNoTunnelIsAConnectErrorOfItsOwnWords() throws Exception {
        try (SmallProxy proxy = new SmallProxy(true)) {
            GenerationResult refused = generate(proxy.address(), "https://" + SmallProxy.HOST + ":443");
            assertThat(refused.outcome()).isEqualTo(Outcome.of(Kind.CONNECT));
            assertThat(refused.message())
                    .contains("the proxy cannot reach the server")
                    .contains("407 Proxy Authentication Required");
        }
    }

    @Test
    void aPlainRequestThatTheProxyRefusesHasItsStatus() throws Exception {
        try (SmallProxy proxy = new SmallProxy(true)) {
            GenerationResult refused = generate(proxy.address(), "http://" + SmallProxy.HOST + ":80");
            assertThat(refused.outcome()).isEqualTo(Outcome.http(407));
        }
    }

    @Test
    void aProxyThatIsNotThereIsAConnectError() throws Exception {
        String address;
        try (SmallProxy proxy = new SmallProxy(false)) {
            address = proxy.address();
        }
        GenerationResult refused = generate(address, "http://" + SmallProxy.HOST + ":80");
        assertThat(refused.outcome()).isEqualTo(Outcome.of(Kind.CONNECT));
        assertThat(refused.message())
                .isEqualTo("no response: connection refused ("
                        + URI.create(address).getAuthority() + ")");
    }

    private static GenerationResult generate(String proxy, String baseUrl) throws Exception {
        URI at = URI.create(proxy);
        try (ExchangeHarness harness = new ExchangeHarness(
                Api.OPENAI.dialect(new Api.Options("", false, false)),
                baseUrl,
                GatlingEngine.contexts(ServerTrust.acceptingAll()))) {
            return harness.through(
                            new HttpProxyServer(at.getHost(), at.getPort(), null, false, EmptyHttpHeaders.INSTANCE))
                    .generate("m", 5, Map.of());
        }
    }
}
