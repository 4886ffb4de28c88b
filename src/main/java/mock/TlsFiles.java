package mock;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;

/**
 * Certificate and key of a server that speaks https.
 *
 * @param certificate PEM: the server's own, and after it those between it and an authority that clients know
 * @param key PEM: the private key of the first, PKCS 8, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {

    /** @throws IllegalStateException if a file cannot be used; the message says which and what is expected */
    SslContext context() {
        require(certificate);
        require(key);
        try {
            return SslContextBuilder.forServer(certificate.toFile(), key.toFile())
                    .sslProvider(SslProvider.JDK)
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "mock server: " + certificate + " and " + key + " are not a PEM certificate and its private key"
                            + " (-----BEGIN CERTIFICATE-----, -----BEGIN PRIVATE"
                            + " KEY-----): " + e.getMessage(),
                    e);
        }
    }

    private static void require(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("mock server: cannot read " + file);
        }
    }
}
