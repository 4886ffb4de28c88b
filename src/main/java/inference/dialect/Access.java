package inference.dialect;

import inference.http.Route;
import inference.secret.KeySource;
import inference.secret.Secrets;
import inference.tls.ClientIdentity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Access to a server: authentication headers and route.
 *
 * @param headers authentication headers, sent with every request
 * @param route route to the server
 * @param user kind of user, which decides how messages name settings
 */
public record Access(Map<String, String> headers, Route route, User user) {

    private static final Set<String> USUAL = Set.of("authorization", "proxy-authorization", "x-api-key", "api-key");

    /** Kind of user: of a simulation, with {@code -D} settings, or of the command line, with options. */
    public enum User {
        SETTINGS("-DapiKeyFile=…", "-DcaFile=ca.pem", "-Dinsecure=true", "-DclientCertificate=client.p12", "-Dapi="),
        OPTIONS("--api-key-file …", "--ca-file ca.pem", "--insecure", "--client-certificate client.p12", "--api ");

        private final String keyFile;
        private final String caFile;
        private final String insecure;
        private final String identity;
        private final String api;

        User(String keyFile, String caFile, String insecure, String identity, String api) {
            this.keyFile = keyFile;
            this.caFile = caFile;
            this.insecure = insecure;
            this.identity = identity;
            this.api = api;
        }

        /** Advice for a certificate that is not accepted. */
        public String trust() {
            return "Give the CA that signed it, or the certificate itself, as " + caFile + "; " + insecure
                    + " accepts any certificate and says so in the report";
        }

        /** Advice for a server that requires a client certificate. */
        String identity() {
            return "Give a certificate that the server trusts, with its key, as " + identity
                    + ", and the file's password in " + ClientIdentity.PASSWORD_VARIABLE;
        }

        /** Beginning of the argument that selects an API. */
        String api() {
            return api;
        }
    }

    public Access {
        headers = Map.copyOf(headers);
    }

    /** Advice for a server that refuses the key, or the lack of one, with the names of the headers sent. */
    public String keyAdvice() {
        List<String> keys = headers.entrySet().stream()
                .filter(header -> isKey(header.getKey(), header.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!keys.isEmpty()) {
            return "The server rejects the key; it was sent in the " + (keys.size() == 1 ? "header " : "headers ")
                    + String.join(", ", keys);
        }
        String sent = headers.isEmpty()
                ? ""
                : " (only "
                        + String.join(", ", headers.keySet().stream().sorted().toList()) + ")";
        return "No key was sent" + sent + ": give it in the environment variable " + KeySource.VARIABLE
                + " or a file named by " + user.keyFile;
    }

    /** Whether a header carries a key: a usual one, or any whose value is a secret. */
    private static boolean isKey(String header, String value) {
        return USUAL.contains(header.toLowerCase(Locale.ROOT))
                || !Secrets.mask(value).equals(value);
    }
}
