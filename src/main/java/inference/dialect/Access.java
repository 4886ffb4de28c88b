package inference.dialect;

import inference.tls.ServerTrust;
import java.util.Map;

/**
 * Access to a server: address, headers and trust.
 *
 * @param headers sent with every request: authentication
 * @param trust whose certificates are accepted
 * @param user how the user says what is to be changed, for messages
 */
public record Access(Map<String, String> headers, ServerTrust trust, User user) {

    /** Those who run a simulation set it with {@code -D}, those of the command line with options. */
    public enum User {
        SETTINGS("-DapiKeyFile=…", "-DcaFile=ca.pem", "-Dinsecure=true", "-Dapi="),
        OPTIONS("--api-key-file …", "--ca-file ca.pem", "--insecure", "--api ");

        private final String keyFile;
        private final String caFile;
        private final String insecure;
        private final String api;

        User(String keyFile, String caFile, String insecure, String api) {
            this.keyFile = keyFile;
            this.caFile = caFile;
            this.insecure = insecure;
            this.api = api;
        }

        /** How a certificate gets accepted. */
        public String trust() {
            return "Give the authority that signed it, or the certificate itself, as " + caFile + "; " + insecure
                    + " accepts anything and says so in the report";
        }

        /** How an API is chosen, up to its name. */
        String api() {
            return api;
        }
    }

    public Access {
        headers = Map.copyOf(headers);
    }

    /** What to do about a server that refuses for want of a key. */
    public String keyAdvice() {
        return headers.isEmpty()
                ? "Give it in the environment variable LLM_API_KEY or a file named by " + user.keyFile
                : "The key that was given is not accepted; it was sent in the headers "
                        + String.join(", ", headers.keySet().stream().sorted().toList());
    }
}
