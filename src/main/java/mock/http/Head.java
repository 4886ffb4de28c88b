package mock.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Status line and headers of a response, without those that frame its body.
 *
 * @param headers in the order they are sent
 */
public record Head(int status, Map<String, String> headers) {

    public static Head of(int status, String contentType) {
        return new Head(status, Map.of("Content-Type", contentType));
    }

    /** The same with one more header, or another value for one it has. */
    public Head with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new Head(status, changed);
    }
}
