package inference.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of a setting and its conversions, which throw a {@link SettingsException} that says what is allowed. */
record SettingValue(String name, String text) {

    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h)?");
    private static final Map<String, Long> UNIT_MS = Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L);
    private static final Duration MAX_DURATION = Duration.ofDays(31);

    /** The comma-separated parts, at least one. */
    List<SettingValue> split() {
        List<SettingValue> values = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> new SettingValue(name, part))
                .toList();
        if (values.isEmpty()) {
            throw unusable("a comma-separated list with at least one entry");
        }
        return values;
    }

    /**
     * One of {@code allowed}, in any case.
     *
     * @param what beginning of the error message's list, such as "one of "
     */
    String choice(List<String> allowed, String what) {
        return allowed.stream()
                .filter(one -> one.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> unusable(what + String.join(", ", allowed)));
    }

    /** A whole number from {@code min} to {@code max}. */
    int integer(int min, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number out of range
        }
        throw unusable("a whole number from " + min + " to " + max);
    }

    /** A decimal number > {@code min} and <= {@code max}. */
    double decimal(double min, double max) {
        double number = parsed();
        if (number > min && number <= max) {
            return number;
        }
        throw unusable(String.format(Locale.ROOT, "a number greater than %s, up to %s", min, max));
    }

    /** A decimal number from {@code min} to {@code max}. */
    double number(double min, double max) {
        double number = parsed();
        if (number >= min && number <= max) {
            return number;
        }
        throw unusable(String.format(Locale.ROOT, "a number from %s to %s", min, max));
    }

    /** The text as a number; NaN, which is in no range, if it is none. */
    private double parsed() {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A duration from 1 ms to 31 days. */
    Duration duration() {
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            String unit = matcher.group(2) == null ? "s" : matcher.group(2);
            double ms = Double.parseDouble(matcher.group(1)) * UNIT_MS.get(unit);
            if (ms >= 1 && ms <= MAX_DURATION.toMillis()) {
                return Duration.ofMillis(Math.round(ms));
            }
        }
        throw unusable("a duration of at least 1ms, such as 500ms, 30s, 2m or 1h");
    }

    private SettingsException unusable(String allowed) {
        return new SettingsException("setting '" + name + "': '" + text + "' is not " + allowed);
    }
}
