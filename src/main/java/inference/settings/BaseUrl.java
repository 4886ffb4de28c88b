package inference.settings;

import inference.secret.KeySource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Address of the server under test: validation and normal form. */
public final class BaseUrl {

    private static final int MAX_PORT = 65_535;
    private static final String EXAMPLE = "an address such as http://localhost:8000";
    private static final String V1 = "/v1";
    /** Paths that users paste by mistake: those of endpoints. */
    private static final List<String> ENDPOINTS =
            List.of("/chat/completions", "/completions", "/v1/models", "/api/chat", "/api/generate");

    /** An address without a scheme, such as {@code localhost:8000}, which means http. */
    private static final Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*:[0-9]+(/.*)?");

    private BaseUrl() {}

    /** The setting {@code baseUrl}; see {@link #of(Settings, String)}. */
    public static String of(Settings settings) {
        return of(settings, "baseUrl");
    }

    /**
     * The address in a setting, without a slash or {@code /v1} at its end.
     *
     * @param name name of the setting
     * @throws SettingsException if it is no http(s) address, or contains credentials
     */
    public static String of(Settings settings, String name) {
        try {
            return parse(settings.required(name));
        } catch (IllegalArgumentException e) {
            throw new SettingsException("setting '" + name + "': " + e.getMessage());
        }
    }

    /**
     * The address in a text, without a slash or {@code /v1} at its end.
     *
     * @throws IllegalArgumentException if it is no usable address; the message never shows credentials
     */
    public static String parse(String given) {
        String text = HOST_AND_PORT.matcher(given.strip()).matches() ? "http://" + given.strip() : given.strip();
        int scheme = text.indexOf("://");
        if (text.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "the address must not carry credentials, they would be recorded: give a key in "
                            + KeySource.VARIABLE);
        }
        if (scheme < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not " + EXAMPLE + ": it lacks http:// or https:// at its beginning");
        }
        URI uri = uri(text.substring(0, scheme).toLowerCase(Locale.ROOT) + text.substring(scheme));
        refuse(uri, text);
        String base = uri.toString().replaceFirst("/+$", "");
        return base.endsWith(V1)
                ? base.substring(0, base.length() - V1.length()).replaceFirst("/+$", "")
                : base;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not an address: " + e.getReason());
        }
    }

    private static void refuse(URI uri, String text) {
        String authority = String.valueOf(uri.getAuthority());
        if (uri.getHost() == null && authority.contains("_")) {
            throw new IllegalArgumentException("the host of '" + text
                    + "' has an underscore, which is invalid in host names: use its IP address, or an alias"
                    + " without one");
        }
        if (!List.of("http", "https").contains(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("'" + text + "' is not " + EXAMPLE);
        }
        if (uri.getPort() > MAX_PORT || uri.getPort() == 0) {
            throw new IllegalArgumentException("the port of '" + text + "' must be from 1 to " + MAX_PORT);
        }
        if (uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("'" + text + "' must be an address without ? and #");
        }
        for (String endpoint : ENDPOINTS) {
            if (uri.getPath().endsWith(endpoint)) {
                throw new IllegalArgumentException("'" + text + "' is the address of an endpoint: leave out " + endpoint
                        + ", because api and endpoint are separate settings");
            }
        }
    }
}
