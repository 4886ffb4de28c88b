package inference.settings;

import inference.secret.KeySource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** The address of the server under test. */
public final class BaseUrl {

    private static final int MAX_PORT = 65_535;

    private BaseUrl() {}

    /** As {@link #of(Settings, String)} for the setting {@code baseUrl}. */
    public static String of(Settings settings) {
        return of(settings, "baseUrl");
    }

    /**
     * An address without a slash at its end.
     *
     * @param name of the setting
     * @throws SettingsException if it is no http(s) address, or carries credentials
     */
    public static String of(Settings settings, String name) {
        String value = settings.required(name);
        URI uri;
        try {
            uri = new URI(value);
        } catch (URISyntaxException e) {
            throw new SettingsException("setting '" + name + "': '" + value + "' is not an address: " + e.getReason());
        }
        if (uri.getUserInfo() != null) {
            throw new SettingsException("setting '" + name
                    + "' must not carry credentials, they would be recorded: give a key in " + KeySource.VARIABLE);
        }
        if (!List.of("http", "https").contains(String.valueOf(uri.getScheme())) || uri.getHost() == null) {
            throw new SettingsException(
                    "setting '" + name + "': '" + value + "' is not an address such as http://localhost:8000");
        }
        if (uri.getPort() > MAX_PORT || uri.getPort() == 0) {
            throw new SettingsException(
                    "setting '" + name + "': '" + value + "' has no port there can be: 1 to " + MAX_PORT);
        }
        if (uri.getQuery() != null || uri.getFragment() != null) {
            throw new SettingsException("setting '" + name + "': '" + value + "' is to end with the path");
        }
        String base = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        return base.endsWith("/v1") ? base.substring(0, base.length() - "/v1".length()) : base;
    }
}
