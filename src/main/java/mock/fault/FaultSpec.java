package mock.fault;

import java.util.Map;
import java.util.TreeMap;

/**
 * Text form of a fault: {@code name} or {@code name;key=value;key=value}.
 *
 * @param parameters values by name; those left out have the fault's defaults
 */
public record FaultSpec(String name, Map<String, String> parameters) {

    /** @throws IllegalArgumentException if a parameter has no value */
    public static FaultSpec parse(String text) {
        String[] parts = text.trim().split("\\s*;\\s*", -1);
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "fault '" + text + "': expected key=value after ';', found '" + parts[i] + "'");
            }
            parameters.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return new FaultSpec(parts[0], Map.copyOf(parameters));
    }

    /** The parameter as a whole number >= 0; {@code otherwise} if it is not given. */
    public int count(String name, int otherwise) {
        int value = integer(name, otherwise);
        if (value < 0) {
            throw new IllegalArgumentException(
                    "fault '" + this.name + "': " + name + " must be 0 or more, found " + value);
        }
        return value;
    }

    /** The parameter as a whole number; {@code otherwise} if it is not given. */
    public int integer(String name, int otherwise) {
        String value = parameters.get(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "fault '" + this.name + "': " + name + " must be a whole number, found '" + value + "'", e);
        }
    }

    public String text(String name, String otherwise) {
        return parameters.getOrDefault(name, otherwise);
    }

    /** The parameter as text that can be sent in a header: visible ASCII and spaces. */
    public String headerValue(String name, String otherwise) {
        String value = text(name, otherwise);
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "fault '" + this.name + "': " + name + " must be visible ASCII to be sent in a header");
        }
        return value;
    }
}
