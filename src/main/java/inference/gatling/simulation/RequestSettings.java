package inference.gatling.simulation;

import inference.dialect.BodyPatch;
import inference.dialect.RequestShape;
import inference.gatling.exchange.Timeouts;
import inference.secret.Secrets;
import inference.settings.ApiKey;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Settings of every request: fields of the body, temperature, headers, timeouts. */
final class RequestSettings {

    private static final List<String> SCHEDULES = List.of("together", "alternate");
    private static final String HEADER = "header.";
    private static final String BODY = "body";
    private static final String TEMPERATURE = "temperature";
    private static final double MAX_TEMPERATURE = 2;

    /** RFC 9110, 5.6.2: a token. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** The HTTP client's own, and the dialect's. */
    private static final Set<String> NOT_TO_SET =
            Set.of("content-length", "transfer-encoding", "connection", "content-type", "accept", "x-request-id");

    /** Whoever gives one of these gives a secret. */
    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "x-api-key", "api-key", "cookie");

    private RequestSettings() {}

    /** @throws SettingsException if one cannot be used */
    static RequestShape shape(Settings settings) {
        return new RequestShape(temperature(settings), body(settings));
    }

    private static OptionalDouble temperature(Settings settings) {
        if (settings.text(TEMPERATURE).isEmpty()) {
            return OptionalDouble.empty();
        }
        String value = settings.required(TEMPERATURE);
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && number <= MAX_TEMPERATURE) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) {
            // Said below, like a number out of range.
        }
        throw new SettingsException("setting 'temperature': '" + value + "' is not a number from 0 to 2");
    }

    private static BodyPatch body(Settings settings) {
        if (settings.text(BODY).isEmpty()) {
            return BodyPatch.NONE;
        }
        String value = settings.required(BODY);
        try {
            BodyPatch body = BodyPatch.parse(value.startsWith("@") ? file(value.substring(1)) : value);
            // A verdict compares what was sent, wherever it came from.
            settings.note(BODY, body.patches().get(0).toString());
            return body;
        } catch (IllegalArgumentException e) {
            throw new SettingsException("setting 'body': " + e.getMessage());
        }
    }

    private static String file(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw new SettingsException("setting 'body': cannot read the file " + name + " (" + e.getMessage() + ")");
        }
    }

    /**
     * The headers that {@code -Dheader.Name=value} adds; a value {@code env:NAME} or {@code file:PATH} is taken from there
     * and kept a secret.
     *
     * @param before those that are sent anyway
     * @return {@code before} and the user's, which win
     * @throws SettingsException if one cannot be sent
     */
    static Map<String, String> headers(Settings settings, Map<String, String> before) {
        SortedMap<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(before);
        SortedMap<String, String> given = settings.givenUnder(HEADER);
        given.forEach((name, value) -> all.put(name, value(name, value)));
        if (!given.isEmpty()) {
            settings.note("headers", String.join(",", given.keySet()));
        }
        return all;
    }

    /** Those of server B in an A/B run. */
    static Map<String, String> headersOfCompared(Settings settings, ApiKey own) {
        return headers(settings, ApiKey.ofCompared(settings).orElse(own).headers());
    }

    /** Whether both servers of an A/B run are asked at once; else the second when the first has answered. */
    static boolean together(Settings settings) {
        return settings.choice("compareSchedule", SCHEDULES).equals(SCHEDULES.get(0));
    }

    /** How long a generation may take. */
    static Timeouts timeouts(Settings settings) {
        return new Timeouts(
                settings.duration("timeoutFirstToken"),
                settings.duration("timeoutIdle"),
                settings.duration("timeoutTotal"));
    }

    private static String value(String name, String value) {
        String setting = "setting '" + HEADER + name + "': ";
        String lower = name.toLowerCase(Locale.ROOT);
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new SettingsException(setting + "'" + name + "' is no name of a header");
        }
        if (NOT_TO_SET.contains(lower)) {
            throw new SettingsException(setting + "this header is made of the request itself and cannot be set");
        }
        boolean elsewhere = value.startsWith("env:") || value.startsWith("file:");
        if (SECRET.contains(lower) && !elsewhere) {
            throw new SettingsException(
                    setting + "its value would be in every process list: give env:NAME to take it from"
                            + " an environment variable, or file:PATH");
        }
        String text = elsewhere ? secret(setting, value) : value.strip();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && text.charAt(i) != '\t' || text.charAt(i) >= 0x7f) {
                throw new SettingsException(setting + "character " + (i + 1)
                        + " cannot be sent in a header: expected ASCII without line ends");
            }
        }
        return text;
    }

    private static String secret(String setting, String value) {
        String source = value.substring(value.indexOf(':') + 1);
        String text;
        if (value.startsWith("env:")) {
            text = System.getenv(source);
            if (text == null || text.isBlank()) {
                throw new SettingsException(setting + "the environment variable " + source + " is not set");
            }
        } else {
            try {
                text = Files.readString(Path.of(source));
            } catch (IOException | InvalidPathException e) {
                throw new SettingsException(setting + "cannot read the file " + source + " (" + e.getMessage() + ")");
            }
        }
        Secrets.hold(text.strip());
        return text.strip();
    }
}
