package inference.settings;

import inference.secret.KeyException;
import inference.secret.KeySource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The key for the server, from the environment variable {@code LLM_API_KEY} or a file named by {@code -DapiKeyFile}. It is
 * not taken from the command line, where every process list shows it, and never printed or recorded.
 */
public final class ApiKey {

    private final Optional<String> key;

    private ApiKey(Optional<String> key) {
        this.key = key;
    }

    /**
     * The key in effect, if there is one.
     *
     * @throws SettingsException if it cannot be used, or its file cannot be read
     */
    public static ApiKey of(Settings settings) {
        try {
            return new ApiKey(
                    KeySource.find(settings.text("apiKeyFile").map(Path::of).orElse(null)));
        } catch (KeyException e) {
            throw new SettingsException(e.getMessage());
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

    /** The headers that show it; none if there is no key. */
    public Map<String, String> headers() {
        return key.map(KeySource::headers).orElse(Map.of());
    }

    @Override
    public String toString() {
        return key.isPresent() ? "(set)" : "(none)";
    }
}
