package inference.gatling.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import mock.TlsFiles;

/**
 * Certificates made by the JDK's keytool: an authority that nobody knows, and what it signs.
 *
 * @param store its keys
 * @param pem the certificate itself
 */
public record Certificates(Path store, Path pem) {

    public static final String PASSWORD = "changeit";

    /** Signed by itself, for a host name or address such as {@code dns:localhost}. */
    public static Certificates selfSigned(Path folder, String subject) throws IOException {
        return generate(folder, "self", "-dname", "CN=test", "-ext", "san=" + subject);
    }

    /** Signed by itself and no longer valid. */
    static Certificates expired(Path folder) throws IOException {
        return generate(
                folder,
                "expired",
                "-dname",
                "CN=test",
                "-ext",
                "san=dns:localhost",
                "-startdate",
                "-9d",
                "-validity",
                "5");
    }

    /** One that can sign others. */
    public static Certificates authority(Path folder) throws IOException {
        return generate(folder, "authority", "-dname", "CN=Test Authority", "-ext", "bc:c");
    }

    /** One that this authority signed, for a host; {@code validity} as keytool takes it, such as -startdate -9d. */
    public Certificates sign(Path folder, String subject, String... validity) throws IOException {
        Certificates signed = generate(folder, "signed", "-dname", "CN=server");
        Path request = folder.resolve("request.csr");
        keytool(signed.store, "-certreq", "-file", request.toString());
        List<String> sign = new ArrayList<>(List.of("-gencert", "-rfc", "-ext", "san=" + subject));
        sign.addAll(List.of("-infile", request.toString(), "-outfile", signed.pem.toString()));
        sign.addAll(List.of(validity));
        keytool(store, sign.toArray(String[]::new));
        return signed;
    }

    private static Certificates generate(Path folder, String name, String... arguments) throws IOException {
        Certificates made = new Certificates(folder.resolve(name + ".p12"), folder.resolve(name + ".pem"));
        Files.deleteIfExists(made.store);
        List<String> all = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC"));
        all.addAll(List.of(arguments));
        keytool(made.store, all.toArray(String[]::new));
        keytool(made.store, "-exportcert", "-rfc", "-file", made.pem.toString());
        return made;
    }

    /** For a server of Java's own. */
    SSLContext server() throws IOException, GeneralSecurityException {
        return server(null);
    }

    /** The same, for one that asks clients for a certificate that {@code clients} accepts. */
    public SSLContext server(TrustManager clients) throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys(), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), clients == null ? null : new TrustManager[] {clients}, null);
        return context;
    }

    /** For the mock server: the key beside the certificate. */
    public TlsFiles files() throws IOException, GeneralSecurityException {
        byte[] key = keys().getKey("test", PASSWORD.toCharArray()).getEncoded();
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        Path file = Path.of(pem + ".key");
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
        return new TlsFiles(pem, file);
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static void keytool(Path store, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "test", "-keystore", store.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
