package inference.settings;

import inference.secret.HeaderSource;
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

    /** Name of the only header that shows it; empty: all of the usual ones do. */
    private final Optional<String> header;

    private ApiKey(Optional<String> key, Optional<String> header) {
        this.key = key;
        this.header = header;
    }

    /**
     * The key in effect, if there is one.
     *
     * @throws SettingsException if it cannot be used, or its file cannot be read
     */
    public static ApiKey of(Settings settings) {
        try {
            return new ApiKey(
                    KeySource.find(settings.text("apiKeyFile").map(Path::of).orElse(null), KeySource.VARIABLE),
                    header(settings));
        } catch (KeyException e) {
            throw new SettingsException(e.getMessage());
        }
    }

    /**
     * The key of server B in an A/B run, from {@code LLM_COMPARE_API_KEY} or the file {@code compareApiKeyFile}; empty if it is
     * sent the same as server A.
     *
     * @throws SettingsException if it cannot be used, or its file cannot be read
     */
    public static Optional<ApiKey> ofCompared(Settings settings) {
        try {
            return KeySource.find(
                            settings.text("compareApiKeyFile").map(Path::of).orElse(null), KeySource.COMPARED_VARIABLE)
                    .map(key -> new ApiKey(Optional.of(key), header(settings)));
        } catch (KeyException e) {
            throw new SettingsException(e.getMessage());
        }
    }

    private static Optional<String> header(Settings settings) {
        try {
            return settings.text("apiKeyHeader").map(HeaderSource::name);
        } catch (KeyException e) {
            throw new SettingsException("setting 'apiKeyHeader': " + e.getMessage());
        }
    }

    /** Says so if the HTTP clients log finely enough to show the headers they send. */
    public void warnOfFineLogs() {
        if (key.isPresent() && LoggerFactory.getLogger("io.gatling.http").isDebugEnabled()) {
            System.err.println("Warning: at this log level, logs contain requests with their headers. This"
                    + " project's logback-test.xml masks the API key, but not prompts and answers. Do not"
                    + " publish the log.");
        }
    }

    /** The headers that show it; none if there is no key. */
    public Map<String, String> headers() {
        return key.map(secret -> KeySource.headers(secret, header)).orElse(Map.of());
    }

    @Override
    public String toString() {
        return key.isPresent() ? "(set)" : "(none)";
    }
}
