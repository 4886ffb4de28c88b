package inference.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates that are accepted, and the client certificate that is presented. Unless every certificate is accepted, the
 * server's host name is checked, too.
 */
public final class ServerTrust {

    private static final ServerTrust SYSTEM = new ServerTrust(Optional.empty(), false, Optional.empty());

    private final Optional<TrustManager> manager;
    private final boolean acceptsAll;
    private final Optional<ClientIdentity> identity;

    private ServerTrust(Optional<TrustManager> manager, boolean acceptsAll, Optional<ClientIdentity> identity) {
        this.manager = manager;
        this.acceptsAll = acceptsAll;
        this.identity = identity;
    }

    /** A copy that presents {@code who} to servers that ask. */
    public ServerTrust presenting(ClientIdentity who) {
        return new ServerTrust(manager, acceptsAll, Optional.of(who));
    }

    /** Trust in the authorities that this Java installation knows. */
    public static ServerTrust system() {
        return SYSTEM;
    }

    /** Trust in any certificate for any host: anyone may answer and read the key. */
    public static ServerTrust acceptingAll() {
        return new ServerTrust(Optional.of(new TrustEverything()), true, Optional.empty());
    }

    /**
     * Trust in only the authorities in {@code pem}. Java ignores the dates of trusted authorities, so those that are not
     * valid now are left out here.
     *
     * @param pem file with one or more PEM certificates
     * @throws TrustException if the file cannot be used
     */
    public static ServerTrust authorities(Path pem) {
        if (Files.isDirectory(pem)) {
            throw new TrustException(pem + " is a folder: expected a file with PEM certificates");
        }
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new TrustException(pem + " has no certificate: expected PEM, -----BEGIN CERTIFICATE----- …");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : valid(pem, certificates)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return new ServerTrust(Optional.of(factory.getTrustManagers()[0]), false, Optional.empty());
        } catch (NoSuchFileException e) {
            throw new TrustException("there is no file " + pem);
        } catch (AccessDeniedException e) {
            throw new TrustException(pem + " is not readable by this user");
        } catch (IOException e) {
            throw new TrustException("cannot read the certificates in " + pem + ": " + e);
        } catch (GeneralSecurityException e) {
            throw new TrustException(pem + " is not a file with PEM certificates: " + e.getMessage());
        }
    }

    private static List<Certificate> valid(Path pem, Collection<? extends Certificate> certificates) {
        List<Certificate> valid = new ArrayList<>();
        String problem = "";
        for (Certificate certificate : certificates) {
            X509Certificate x509 = (X509Certificate) certificate;
            try {
                x509.checkValidity();
                valid.add(x509);
            } catch (CertificateExpiredException e) {
                problem = "expired on " + x509.getNotAfter().toInstant();
            } catch (CertificateNotYetValidException e) {
                problem = "is not valid before " + x509.getNotBefore().toInstant();
            }
        }
        if (valid.isEmpty()) {
            throw new TrustException("the certificate in " + pem + " " + problem + ": use one that is valid today");
        }
        return valid;
    }

    /** The trust manager; empty for Java's default. */
    public Optional<TrustManager> manager() {
        return manager;
    }

    /** The client certificate for servers that ask for one. */
    public Optional<ClientIdentity> identity() {
        return identity;
    }

    /** Whether this is Java's default. */
    public boolean isJavaDefault() {
        return manager.isEmpty() && identity.isEmpty();
    }

    /** Whether every certificate is accepted. */
    public boolean acceptsAll() {
        return acceptsAll;
    }

    /** TLS context for Java's HTTP client. */
    public SSLContext context() {
        try {
            if (isJavaDefault()) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    identity.map(who -> who.keys().getKeyManagers()).orElse(null),
                    manager.map(one -> new TrustManager[] {one}).orElse(null),
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }
}
