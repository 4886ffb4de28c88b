package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.dialect.Access;
import inference.dialect.Api;
import inference.dialect.Probe;
import inference.dialect.ProbeException;
import inference.gatling.engine.GatlingEngine;
import inference.http.Route;
import inference.http.TlsTerminator;
import inference.tls.ClientIdentity;
import inference.tls.ServerTrust;
import inference.tls.TrustException;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.http.client.SslContextsHolder;
import io.gatling.http.util.SslContextsFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.TrustManager;
import mock.MockServer;
import mock.MockSettings;
import mock.TlsFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.Outcome;
import run.Outcome.Kind;
import scala.Option;

/** Both of our clients, Java's own that probes and Gatling's that loads, believe the same servers. */
class TlsTest {

    @TempDir
    Path folder;

    @Test
    void aCertificateThatNobodyKnowsIsRefused() throws Exception {
        try (SmallServer server =
                SmallServer.tls(Certificates.selfSigned(folder, "localhost").server())) {
            GenerationResult refused = load(server, asGatlingIsConfigured());
            assertThat(refused.outcome()).isEqualTo(Outcome.of(Kind.CONNECT));
            assertThat(refused.httpStatus()).isEmpty();
            assertThat(refused.message()).contains("self-signed or from an untrusted CA");
            assertThatThrownBy(() -> probe(server, ServerTrust.system()))
                    .isInstanceOf(ProbeException.class)
                    .hasMessage(server.baseUrl() + " is not trusted: the certificate is self-signed or from an"
                            + " untrusted CA. Give the CA that signed it, or the certificate"
                            + " itself, as -DcaFile=ca.pem; -Dinsecure=true accepts any"
                            + " certificate and says so in the report");
        }
    }

    @Test
    void anAuthorityOfOnesOwnIsBelieved() throws Exception {
        Certificates certificates = Certificates.selfSigned(folder, "localhost");
        try (SmallServer server = SmallServer.tls(certificates.server())) {
            ServerTrust trust = ServerTrust.authorities(certificates.pem());
            GenerationResult result = load(server, GatlingEngine.contexts(trust));
            assertThat(result.outcome()).isEqualTo(Outcome.OK);
            assertThat(result.wire().connectMs().orElseThrow()).isPositive();
            assertThat(result.wire().tlsMs().orElseThrow()).isPositive();
            assertThat(result.wire().setUpMs().orElseThrow())
                    .isLessThan(result.wire().headersMs().orElseThrow());
            assertThatCode(() -> probe(server, trust)).doesNotThrowAnyException();
        }
    }

    @Test
    void aServerThatAsksForACertificateIsShownOneByBothClients() throws Exception {
        Certificates server = Certificates.selfSigned(folder, "localhost");
        Certificates client = Certificates.authority(folder);
        ServerTrust stranger = ServerTrust.authorities(server.pem());
        ServerTrust known = stranger.presenting(ClientIdentity.of(client.store(), Certificates.PASSWORD));
        TrustManager clients = ServerTrust.authorities(client.pem()).manager().orElseThrow();
        try (SmallServer plain = SmallServer.plain();
                TlsTerminator asking = new TlsTerminator(server.server(clients), plain.address())) {
            refuses(asking.baseUrl(), stranger);
            refuses(asking.baseUrl(), stranger.presenting(ClientIdentity.of(server.store(), Certificates.PASSWORD)));

            assertThat(load(asking.baseUrl(), GatlingEngine.contexts(known)).outcome())
                    .isEqualTo(Outcome.OK);
            assertThatCode(() -> probe(asking.baseUrl(), known)).doesNotThrowAnyException();
        }
    }

    private static void refuses(String baseUrl, ServerTrust client) {
        GenerationResult refused = load(baseUrl, GatlingEngine.contexts(client));
        assertThat(refused.outcome()).isEqualTo(Outcome.of(Kind.CONNECT));
        assertThat(refused.message()).contains("the server rejects this client's certificate");
        assertThatThrownBy(() -> probe(baseUrl, client))
                .isInstanceOf(ProbeException.class)
                .hasMessageContaining("no connection to " + baseUrl + ": the server rejects")
                .hasMessageContaining("as -DclientCertificate=client.p12");
    }

    @Test
    void aFileThatIsNoIdentityIsNamed() throws Exception {
        Certificates client = Certificates.authority(folder);
        assertThatThrownBy(() -> ClientIdentity.of(client.store(), "wrong"))
                .isInstanceOf(TrustException.class)
                .hasMessageContaining("the password of ")
                .hasMessageContaining(ClientIdentity.PASSWORD_VARIABLE);
        assertThatThrownBy(() -> ClientIdentity.of(client.pem(), "")).hasMessageContaining("openssl pkcs12 -export");
        assertThatThrownBy(() -> ClientIdentity.of(folder.resolve("none.p12"), ""))
                .hasMessageContaining("there is no file");
    }

    @Test
    void anotherHostsCertificateIsRefusedUnlessAnybodyIsBelieved() throws Exception {
        Certificates certificates = Certificates.selfSigned(folder, "elsewhere.example");
        try (SmallServer server = SmallServer.tls(certificates.server())) {
            ServerTrust trust = ServerTrust.authorities(certificates.pem());
            assertThat(load(server, GatlingEngine.contexts(trust)).outcome()).isEqualTo(Outcome.of(Kind.CONNECT));
            assertThatThrownBy(() -> probe(server, trust))
                    .isInstanceOf(ProbeException.class)
                    .hasMessageContaining("the certificate is for another host than localhost");

            assertThat(load(server, GatlingEngine.contexts(ServerTrust.acceptingAll()))
                            .outcome())
                    .isEqualTo(Outcome.OK);
            assertThatCode(() -> probe(server, ServerTrust.acceptingAll())).doesNotThrowAnyException();
        }
    }

    @Test
    void aCertificateThatWasOrWillBeValidIsRefused() throws Exception {
        Certificates authority = Certificates.authority(folder);
        ServerTrust trust = ServerTrust.authorities(authority.pem());
        Certificates expired = authority.sign(folder, "localhost", Instant.now().minus(Duration.ofDays(100)));
        try (MockServer server = mock(expired)) {
            assertThatThrownBy(() -> probe(server, trust)).hasMessageContaining("the certificate has expired");
        }
        Certificates early = authority.sign(folder, "localhost", Instant.now().plus(Duration.ofDays(3)));
        try (MockServer server = mock(early)) {
            assertThatThrownBy(() -> probe(server, trust)).hasMessageContaining("the certificate is not valid yet");
        }
    }

    @Test
    void theWrongSchemeIsTold() throws Exception {
        try (MockServer secure = mock(Certificates.selfSigned(folder, "localhost"));
                MockServer plain = MockServer.start(new MockSettings())) {
            assertThatThrownBy(() -> probe("http://localhost:" + secure.port(), ServerTrust.system()))
                    .hasMessageContaining("the address must begin with https://");
            assertThatThrownBy(() -> probe("https://localhost:" + plain.port(), ServerTrust.system()))
                    .hasMessageContaining("does not speak TLS")
                    .hasMessageContaining("the address must begin with http://");
        }
    }

    @Test
    void theMockNeedsACertificateAndItsKey() throws Exception {
        Path pem = Certificates.selfSigned(folder, "localhost").pem();
        MockSettings settings = new MockSettings();
        assertThatThrownBy(() -> MockServer.start(settings.tls(new TlsFiles(pem, pem))))
                .hasMessageContaining("not a PEM certificate and its private key");
        assertThatThrownBy(() -> MockServer.start(settings.tls(new TlsFiles(pem, folder.resolve("absent")))))
                .hasMessageContaining("cannot read")
                .hasMessageContaining("absent");
    }

    private static MockServer mock(Certificates certificates) throws Exception {
        return MockServer.start(new MockSettings().host("localhost").tls(certificates.files()));
    }

    private static void probe(MockServer server, ServerTrust trust) throws ProbeException {
        probe(server.baseUrl(), trust);
    }

    @Test
    void anExpiredAuthorityIsRefusedAndOthersOfItsFileAreNot() throws Exception {
        Path expired = Certificates.expired(folder).pem();
        assertThatThrownBy(() -> ServerTrust.authorities(expired)).hasMessageContaining("expired on 20");
        Path both = folder.resolve("both.pem");
        Files.writeString(
                both,
                Files.readString(expired)
                        + Files.readString(Certificates.authority(folder).pem()));
        assertThat(ServerTrust.authorities(both).manager()).isPresent();
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
                .hasMessage("there is no file " + folder.resolve("absent.pem"));
        assertThatThrownBy(() -> ServerTrust.authorities(folder)).hasMessageContaining(folder + " is a folder");
    }

    /** What gatling.conf makes of it when no setting says otherwise. */
    private static SslContextsHolder asGatlingIsConfigured() {
        GatlingConfiguration configuration = GatlingConfiguration.load();
        return new SslContextsFactory(configuration.ssl(), configuration.http().enableHostnameVerification())
                .newSslContexts(false, Option.empty());
    }

    private static GenerationResult load(SmallServer server, SslContextsHolder tls) {
        return load(server.baseUrl(), tls);
    }

    private static GenerationResult load(String baseUrl, SslContextsHolder tls) {
        try (ExchangeHarness harness =
                new ExchangeHarness(Api.OPENAI.dialect(new Api.Options("", false, false)), baseUrl, tls)) {
            return harness.generate(SmallServer.MODEL, 5, Map.of());
        }
    }

    private static void probe(SmallServer server, ServerTrust trust) throws ProbeException {
        probe(server.baseUrl(), trust);
    }

    private static void probe(String baseUrl, ServerTrust trust) throws ProbeException {
        Api.OPENAI
                .dialect(new Api.Options("", false, false))
                .probe(new Probe(baseUrl, new Access(Map.of(), Route.direct(trust), Access.User.SETTINGS)));
    }
}
