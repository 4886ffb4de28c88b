package inference.settings;

import inference.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The key for the server, from the environment variable {@code LLM_API_KEY} or a file named by {@code -DapiKeyFile}. It is
 * not taken from the command line, where every process list shows it, and never printed or recorded.
 */
public final class ApiKey {

    /** The environment variable. */
    public static final String VARIABLE = "LLM_API_KEY";

    private final Optional<String> key;

    private ApiKey(Optional<String> key) {
        key.ifPresent(ApiKey::refuseUnsendable);
        key.ifPresent(Secrets::hold);
        this.key = key;
    }

    /**
     * The key in effect, if there is one.
     *
     * @throws SettingsException if it is given on the command line, or its file cannot be read
     */
    public static ApiKey of(Settings settings) {
        if (System.getProperty("apiKey") != null) {
            throw new SettingsException("-DapiKey would show the key in every process list: give it in the environment"
                    + " variable " + VARIABLE + ", or in a file named by -DapiKeyFile=…");
        }
        Optional<String> file = settings.text("apiKeyFile");
        if (file.isPresent()) {
            return new ApiKey(Optional.of(read(Path.of(file.get()))));
        }
        return new ApiKey(
                Optional.ofNullable(System.getenv(VARIABLE)).map(String::strip).filter(k -> !k.isEmpty()));
    }

    /** HTTP clients put such a key, in full, into their complaint. */
    private static void refuseUnsendable(String key) {
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new SettingsException(
                    "the API key holds a character that cannot be sent in a header: expected letters,"
                            + " digits and signs of ASCII without spaces");
        }
    }

    private static String read(Path file) {
        try {
            String key = Files.readString(file).strip();
            if (key.isEmpty() || key.contains("\n")) {
                throw new SettingsException(
                        "the key file " + file + " is to hold the key on one line and nothing else");
            }
            return key;
        } catch (IOException e) {
            throw new SettingsException("cannot read the key file " + file + ": " + e);
        }
    }

    /** Says so if the HTTP clients log finely enough to show the headers they send. */
    public void warnOfFineLogs() {
        if (key.isPresent() && LoggerFactory.getLogger("io.gatling.http").isDebugEnabled()) {
            System.err.println(
                    "Warning: the log is so fine that it may show requests with their headers. The API key is"
                            + " masked as long as logback-test.xml of this project is used; prompts and answers are not."
                            + " Do not publish the log.");
        }
    }

    /** The headers that show it: both of the usual ones, since a server passes over the one it does not know. */
    public Map<String, String> headers() {
        return key.map(k -> Map.of("Authorization", "Bearer " + k, "X-API-Key", k))
                .orElse(Map.of());
    }

    @Override
    public String toString() {
        return key.isPresent() ? "(set)" : "(none)";
    }
}
