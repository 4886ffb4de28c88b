package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mock.dialect.JsonBody.BadRequest;

/** Parser of Ollama's {@code keep_alive}: seconds or a Go duration; negative means forever, absent five minutes. */
final class KeepAlive {

    private static final Duration DEFAULT = Duration.ofMinutes(5);
    private static final Pattern WHOLE = Pattern.compile("(-?)((?:\\d+(?:\\.\\d+)?(?:ns|us|ms|s|m|h))+|0)");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|s|m|h)");
    private static final Map<String, Double> SECONDS =
            Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "m", 60.0, "h", 3600.0);

    private KeepAlive() {}

    static Duration of(JsonNode value) throws BadRequest {
        if (value.isMissingNode() || value.isNull()) {
            return DEFAULT;
        }
        if (value.isNumber()) {
            return seconds(value.asDouble());
        }
        Matcher whole = WHOLE.matcher(value.asText());
        if (!whole.matches()) {
            throw new BadRequest("time: invalid duration \"" + value.asText() + "\"");
        }
        double seconds = 0;
        Matcher part = PART.matcher(whole.group(2));
        while (part.find()) {
            seconds += Double.parseDouble(part.group(1)) * SECONDS.get(part.group(2));
        }
        return seconds(whole.group(1).isEmpty() ? seconds : -seconds);
    }

    private static Duration seconds(double seconds) {
        double most = Duration.ofDays(36_500).toSeconds();
        return Duration.ofMillis((long) (Math.max(-1, Math.min(most, seconds)) * 1000));
    }
}
