package mock;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;

/**
 * Certificate and key for https.
 *
 * @param certificate PEM file: the server's certificate, then any intermediate certificates
 * @param key PEM file: the unencrypted PKCS #8 private key of the server's certificate
 */
public record TlsFiles(Path certificate, Path key) {

    /** @throws IllegalStateException if a file cannot be used; the message names the file and the expected format */
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
