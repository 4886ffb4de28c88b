package inference.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header that the user has sent with every request: {@code Name=value}, whose value may be {@code env:VARIABLE} or
 * {@code file:PATH}; it is then taken from there and held as a secret. What no HTTP client sends is refused here, before any
 * of them sees it.
 */
public final class HeaderSource {

    private static final String FROM_VARIABLE = "env:";
    private static final String FROM_FILE = "file:";

    /** RFC 9110, 5.6.2: a token. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** The HTTP clients' own, and the dialect's. */
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

    /** Whoever gives one of these gives a secret. */
    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "x-api-key", "api-key", "cookie");

    private HeaderSource() {}

    /**
     * A header's name as given.
     *
     * @throws KeyException if no header has such a name, or this one is not the user's to set
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
     * The value of the header {@code name}, from where {@code source} says.
     *
     * @throws KeyException if the name or the value cannot be sent, or it is not where it should be; a secret is not shown
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
