package inference.gatling.simulation;

import inference.dialect.BodyPatch;
import inference.dialect.RequestShape;
import inference.gatling.exchange.Timeouts;
import inference.secret.HeaderSource;
import inference.secret.KeyException;
import inference.settings.ApiKey;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import run.file.InputFile;
import run.file.UnreadableFileException;

/** Settings that apply to every request: body fields, temperature, headers, timeouts. */
final class RequestSettings {

    private static final List<String> SCHEDULES = List.of("together", "alternate");
    private static final String HEADER = "header.";
    private static final String BODY = "body";
    private static final double MAX_TEMPERATURE = 2;

    private RequestSettings() {}

    /**
     * Temperature and body fields.
     *
     * @throws SettingsException if one cannot be used
     */
    static RequestShape shape(Settings settings) {
        return new RequestShape(temperature(settings), body(settings));
    }

    private static OptionalDouble temperature(Settings settings) {
        return settings.optionalNumber("temperature", 0, MAX_TEMPERATURE)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    private static BodyPatch body(Settings settings) {
        if (settings.text(BODY).isEmpty()) {
            return BodyPatch.NONE;
        }
        String value = settings.required(BODY);
        boolean isFile = value.startsWith("@");
        String source = "setting 'body': " + (isFile ? value.substring(1) + ": " : "");
        try {
            BodyPatch body = BodyPatch.parse(isFile ? InputFile.text(Path.of(value.substring(1))) : value);
            // A verdict compares the fields, whether they came from a file or not.
            settings.note(BODY, body.patches().get(0).toString());
            return body;
        } catch (UnreadableFileException e) {
            throw new SettingsException("setting 'body': " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new SettingsException(source + e.getMessage());
        }
    }

    /**
     * Headers of every request, with those of {@code -Dheader.Name=value}. A value {@code env:NAME} or {@code file:PATH} is read
     * from there and treated as a secret.
     *
     * @param before headers that are sent anyway; the user's override them
     * @throws SettingsException if a header is not valid
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

    /** Headers for server B of an A/B run; empty in other runs, which do not read B's settings. */
    static Map<String, String> headersOfCompared(Settings settings, ApiKey own) {
        return settings.text("compareBaseUrl").isEmpty()
                ? Map.of()
                : headers(settings, ApiKey.ofCompared(settings).orElse(own).headers());
    }

    /** Whether an A/B run sends to both servers at once; otherwise the second request follows the first answer. */
    static boolean together(Settings settings) {
        return settings.choice("compareSchedule", SCHEDULES).equals(SCHEDULES.get(0));
    }

    /** Time limits of a generation. */
    static Timeouts timeouts(Settings settings) {
        return new Timeouts(
                settings.duration("timeoutFirstToken"),
                settings.duration("timeoutIdle"),
                settings.duration("timeoutTotal"));
    }

    private static String value(String name, String value) {
        try {
            return HeaderSource.value(name, value);
        } catch (KeyException e) {
            throw new SettingsException("setting '" + HEADER + name + "': " + e.getMessage());
        }
    }
}
