package inference.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Source of a header that the user adds to every request: {@code Name=value}, where the value may be
 * {@code env:VARIABLE} or {@code file:PATH}, whose content is held as a secret. Headers that no HTTP client can send are
 * refused here.
 */
public final class HeaderSource {

    private static final String FROM_VARIABLE = "env:";
    private static final String FROM_FILE = "file:";

    /** A token, RFC 9110, section 5.6.2. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** Headers that the HTTP clients or the dialect set. */
    private static final Set<String> NOT_TO_SET = Set.of(
            "content-length",
            "transfer-encoding",
            "connection",
            "upgrade",
            "expect",
            "host",
            "content-type",
            "accept",
            "x-request-id");

    /** Headers whose value is always a secret. */
    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "x-api-key", "api-key", "cookie");

    private HeaderSource() {}

    /**
     * The name, checked.
     *
     * @throws KeyException if it is no header name, or a header that users cannot set
     */
    public static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new KeyException("'" + name + "' is not a header name");
        }
        if (NOT_TO_SET.contains(name.toLowerCase(Locale.ROOT))) {
            throw new KeyException(name + " is derived from the request and cannot be set");
        }
        return name;
    }

    /**
     * The value of the header {@code name} from {@code source}.
     *
     * @throws KeyException if the name or the value cannot be sent, or the source has no value; the message shows no secret
     */
    public static String value(String name, String source) {
        name(name);
        String value;
        if (source.startsWith(FROM_VARIABLE)) {
            value = held(variable(source.substring(FROM_VARIABLE.length())));
        } else if (source.startsWith(FROM_FILE)) {
            value = held(file(source.substring(FROM_FILE.length())));
        } else if (SECRET.contains(name.toLowerCase(Locale.ROOT))) {
            throw new KeyException("its value would appear in every process list: use env:NAME to read it from an"
                    + " environment variable, or file:PATH");
        } else {
            value = source.strip();
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' && value.charAt(i) != '\t' || value.charAt(i) >= 0x7f) {
                throw new KeyException(
                        "character " + (i + 1) + " cannot be sent in a header: expected ASCII without line ends");
            }
        }
        return value;
    }

    private static String variable(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new KeyException("the environment variable " + variable + " is not set");
        }
        return value;
    }

    private static String file(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new KeyException("cannot read the file " + file + " (" + e.getMessage() + ")");
        }
    }

    private static String held(String secret) {
        Secrets.hold(secret.strip());
        return secret.strip();
    }
}
