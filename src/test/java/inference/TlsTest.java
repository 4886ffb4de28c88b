package inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import analysis.run.Outcome;
import analysis.run.Outcome.Kind;
import inference.dialect.Api;
import inference.dialect.Probe;
import inference.dialect.ProbeException;
import inference.gatling.GatlingEngine;
import inference.tls.ServerTrust;
import inference.tls.TrustException;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.http.client.SslContextsHolder;
import io.gatling.http.util.SslContextsFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** Both of our clients, Java's own that probes and Gatling's that loads, believe the same servers. */
class TlsTest {

    @TempDir
    Path folder;

    @Test
    void aCertificateThatNobodyKnowsIsRefused() throws Exception {
        try (SmallServer server =
                SmallServer.tls(Certificates.selfSigned(folder, "dns:localhost").server())) {
            GenerationResult refused = load(server, asGatlingIsConfigured());
            assertThat(refused.outcome()).isEqualTo(Outcome.of(Kind.CONNECT));
            assertThat(refused.httpStatus()).isEmpty();
            assertThatThrownBy(() -> probe(server, ServerTrust.system()))
                    .isInstanceOf(ProbeException.class)
                    .hasMessageContaining("is not trusted")
                    .hasMessageContaining("-DcaFile");
        }
    }

    @Test
    void anAuthorityOfOnesOwnIsBelieved() throws Exception {
        Certificates certificates = Certificates.selfSigned(folder, "dns:localhost");
        try (SmallServer server = SmallServer.tls(certificates.server())) {
            ServerTrust trust = ServerTrust.authorities(certificates.pem());
            assertThat(load(server, GatlingEngine.contexts(trust)).outcome()).isEqualTo(Outcome.OK);
            assertThatCode(() -> probe(server, trust)).doesNotThrowAnyException();
        }
    }

    @Test
    void anotherHostsCertificateIsRefusedUnlessAnybodyIsBelieved() throws Exception {
        Certificates certificates = Certificates.selfSigned(folder, "dns:elsewhere.example");
        try (SmallServer server = SmallServer.tls(certificates.server())) {
            ServerTrust trust = ServerTrust.authorities(certificates.pem());
            assertThat(load(server, GatlingEngine.contexts(trust)).outcome()).isEqualTo(Outcome.of(Kind.CONNECT));
            assertThatThrownBy(() -> probe(server, trust)).isInstanceOf(ProbeException.class);

            assertThat(load(server, GatlingEngine.contexts(ServerTrust.anybody()))
                            .outcome())
                    .isEqualTo(Outcome.OK);
            assertThatCode(() -> probe(server, ServerTrust.anybody())).doesNotThrowAnyException();
        }
    }

    @Test
    void aFileWithoutCertificatesIsNamed() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        assertThatThrownBy(() -> ServerTrust.authorities(empty))
                .isInstanceOf(TrustException.class)
                .hasMessageContaining("empty.pem");
        assertThatThrownBy(() -> ServerTrust.authorities(text))
                .isInstanceOf(TrustException.class)
                .hasMessageContaining("text.pem");
        assertThatThrownBy(() -> ServerTrust.authorities(folder.resolve("absent.pem")))
                .isInstanceOf(TrustException.class)
                .hasMessageContaining("absent.pem");
    }

    /** What gatling.conf makes of it when no setting says otherwise. */
    private static SslContextsHolder asGatlingIsConfigured() {
        GatlingConfiguration configuration = GatlingConfiguration.load();
        return new SslContextsFactory(configuration.ssl(), configuration.http().enableHostnameVerification())
                .newSslContexts(false, Option.empty());
    }

    private static GenerationResult load(SmallServer server, SslContextsHolder tls) {
        try (ExchangeHarness harness =
                new ExchangeHarness(Api.OPENAI.dialect(new Api.Options("", false, false)), server.baseUrl(), tls)) {
            return harness.generate(SmallServer.MODEL, 5, Map.of());
        }
    }

    private static void probe(SmallServer server, ServerTrust trust) throws ProbeException {
        Api.OPENAI.dialect(new Api.Options("", false, false)).probe(new Probe(server.baseUrl(), Map.of(), trust));
    }
}
