package inference.dialect;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Address of an API's path at a server: the base URL plus the path. If the base URL ends with a version, as in
 * {@code …/api/paas/v4}, it replaces the path's {@code /v1}.
 */
public final class ApiPath {

    private static final String V1 = "/v1";
    private static final Pattern ENDS_WITH_VERSION = Pattern.compile(".*/v\\d+(?:beta|alpha)?");

    private ApiPath() {}

    /**
     * The whole address of {@code path}.
     *
     * @param baseUrl without a slash at its end
     * @param path begins with a slash
     */
    public static URI address(String baseUrl, String path) {
        return URI.create(text(baseUrl, path));
    }

    /** The whole address of {@code path} as text; see {@link #address}. */
    public static String text(String baseUrl, String path) {
        boolean versioned =
                path.startsWith(V1 + "/") && ENDS_WITH_VERSION.matcher(baseUrl).matches();
        return baseUrl + (versioned ? path.substring(V1.length()) : path);
    }
}
