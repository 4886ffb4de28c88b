package mock.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Status and headers of a response, without the headers that frame its body.
 *
 * @param headers in the order in which they are sent
 */
public record Head(int status, Map<String, String> headers) {

    public static Head of(int status, String contentType) {
        return new Head(status, Map.of("Content-Type", contentType));
    }

    /** A copy with one header added or replaced. */
    public Head with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new Head(status, changed);
    }
}
