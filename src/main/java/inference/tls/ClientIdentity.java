package inference.tls;

import inference.secret.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;

/** Client certificate and key for servers that require one (mutual TLS). */
public record ClientIdentity(KeyManagerFactory keys) {

    /** Environment variable with the password of the file. */
    public static final String PASSWORD_VARIABLE = "LLM_CLIENT_CERTIFICATE_PASSWORD";

    /**
     * The identity in a PKCS #12 file.
     *
     * @param password password of the file and its keys, which is held as a secret; empty for none
     * @throws TrustException if the file cannot be used
     */
    public static ClientIdentity of(Path file, String password) {
        Secrets.hold(password);
        if (Files.isDirectory(file)) {
            throw new TrustException(file + " is a folder: expected a PKCS#12 file with a certificate and its key");
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            if (!hasKey(store)) {
                throw new TrustException(file + " has no private key: expected a certificate and its key");
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password.toCharArray());
            return new ClientIdentity(keys);
        } catch (NoSuchFileException e) {
            throw new TrustException("there is no file " + file);
        } catch (AccessDeniedException e) {
            throw new TrustException(file + " is not readable by this user");
        } catch (IOException e) {
            throw new TrustException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "the password of " + file + " is not the one in " + PASSWORD_VARIABLE
                            : file + " is not a PKCS#12 file. Convert PEM files with: openssl pkcs12 -export -in"
                                    + " client.pem -inkey client.key -out client.p12");
        } catch (GeneralSecurityException e) {
            throw new TrustException(file + " cannot be used: " + e.getMessage());
        }
    }

    private static boolean hasKey(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }
}
