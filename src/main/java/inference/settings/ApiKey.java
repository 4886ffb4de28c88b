package inference.settings;

import inference.secret.HeaderSource;
import inference.secret.KeyException;
import inference.secret.KeySource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * API key of the server, from the environment variable {@code LLM_API_KEY} or the file named by {@code -DapiKeyFile}. It
 * is never taken from the command line, which every process list shows, and never printed or recorded.
 */
public final class ApiKey {

    private final Optional<String> key;

    /** Name of the only header that carries the key; empty for all usual headers. */
    private final Optional<String> header;

    private ApiKey(Optional<String> key, Optional<String> header) {
        this.key = key;
        this.header = header;
    }

    /**
     * The key of the server, which may be absent.
     *
     * @throws SettingsException if the key cannot be used, or its file cannot be read
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
     * The key of server B in an A/B run, from {@code LLM_COMPARE_API_KEY} or the file {@code compareApiKeyFile}; empty if
     * server B gets the key of server A.
     *
     * @throws SettingsException if the key cannot be used, or its file cannot be read
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

    /** Prints a warning if the log level makes the HTTP client log request headers. */
    public void warnOfFineLogs() {
        if (key.isPresent() && LoggerFactory.getLogger("io.gatling.http").isDebugEnabled()) {
            System.err.println("Warning: at this log level, logs contain requests with their headers. This"
                    + " project's logback-test.xml masks the API key, but not prompts and answers. Do not"
                    + " publish the log.");
        }
    }

    /** Headers that carry the key; empty if there is no key. */
    public Map<String, String> headers() {
        return key.map(secret -> KeySource.headers(secret, header)).orElse(Map.of());
    }

    @Override
    public String toString() {
        return key.isPresent() ? "(set)" : "(none)";
    }
}
