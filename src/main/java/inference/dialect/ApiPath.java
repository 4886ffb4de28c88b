package inference.dialect;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where an API's path is at a server. Most have it right below their address. Some addresses end with a version of the API
 * other than {@code /v1}, as in {@code …/api/paas/v4}: it stands in place of the path's own.
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

    /** As {@link #address}, as text. */
    public static String text(String baseUrl, String path) {
        boolean versioned =
                path.startsWith(V1 + "/") && ENDS_WITH_VERSION.matcher(baseUrl).matches();
        return baseUrl + (versioned ? path.substring(V1.length()) : path);
    }
}
