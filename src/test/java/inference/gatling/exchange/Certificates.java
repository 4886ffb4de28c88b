package inference.gatling.exchange;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import mock.TlsFiles;

/**
 * Certificate that no machine trusts by itself, with its key.
 *
 * @param bundle both of them
 * @param store the same as a PKCS #12 file with the password {@value #PASSWORD}
 * @param pem the certificate alone
 */
public record Certificates(X509Bundle bundle, Path store, Path pem) {

    public static final String PASSWORD = "changeit";

    private static final Duration VALIDITY = Duration.ofDays(90);

    /** Signed by itself, for a host name or address such as {@code localhost}. */
    public static Certificates selfSigned(Path folder, String host) throws Exception {
        return write(folder, "self", selfSigned(host, Instant.now().minusSeconds(1)));
    }

    /** Signed by itself and no longer valid. */
    static Certificates expired(Path folder) throws Exception {
        return write(folder, "expired", selfSigned("localhost", Instant.now().minus(VALIDITY.multipliedBy(2))));
    }

    /** One that can sign others. */
    public static Certificates authority(Path folder) throws Exception {
        X509Bundle bundle = new CertificateBuilder()
                .subject("CN=Test Authority")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        return write(folder, "authority", bundle);
    }

    /** One that this authority signed for a host. */
    public Certificates sign(Path folder, String host) throws Exception {
        return sign(folder, host, Instant.now().minusSeconds(1));
    }

    /** The same, valid from a time on for {@link #VALIDITY}. */
    Certificates sign(Path folder, String host, Instant from) throws Exception {
        return write(folder, "signed", of(host, from).buildIssuedBy(bundle));
    }

    /** As {@code openssl req -x509} makes them: an authority too. */
    private static X509Bundle selfSigned(String host, Instant from) throws Exception {
        return of(host, from).setIsCertificateAuthority(true).buildSelfSigned();
    }

    private static CertificateBuilder of(String host, Instant from) {
        CertificateBuilder builder =
                new CertificateBuilder().subject("CN=test").notBefore(from).notAfter(from.plus(VALIDITY));
        boolean address = Character.isDigit(host.charAt(0));
        return address ? builder.addSanIpAddress(host) : builder.addSanDnsName(host);
    }

    private static Certificates write(Path folder, String name, X509Bundle bundle)
            throws IOException, GeneralSecurityException {
        Certificates made = new Certificates(bundle, folder.resolve(name + ".p12"), folder.resolve(name + ".pem"));
        try (OutputStream out = Files.newOutputStream(made.store)) {
            bundle.toKeyStore("PKCS12", PASSWORD.toCharArray()).store(out, PASSWORD.toCharArray());
        }
        Files.writeString(made.pem, bundle.getCertificatePEM());
        return made;
    }

    /** For a server of Java's own. */
    SSLContext server() throws GeneralSecurityException {
        return server(null);
    }

    /** The same, for one that asks clients for a certificate that {@code clients} accepts. */
    public SSLContext server(TrustManager clients) throws GeneralSecurityException {
        KeyManagerFactory factory = bundle.toKeyManagerFactory();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), clients == null ? null : new TrustManager[] {clients}, null);
        return context;
    }

    /** For the mock server: the key beside the certificate. */
    public TlsFiles files() throws IOException {
        return new TlsFiles(pem, Files.writeString(Path.of(pem + ".key"), bundle.getPrivateKeyPEM()));
    }
}
