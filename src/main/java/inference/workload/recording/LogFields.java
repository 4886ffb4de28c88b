package inference.workload.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Locations of a trace's fields in the lines of a log: for each field a list of paths that are tried in order. The names of a path
 * are separated by dots ({@code response.usage.prompt_tokens}); names that contain dots are found too.
 */
final class LogFields {

    /** Fields that a trace needs, with their paths in the usual logs. */
    enum Field {
        /** Start of the request. */
        TIME("timestamp", "start_time", "startTime", "@timestamp", "created_at", "time", "ts"),
        /** End of the request, for logs without its start. */
        END("end_time", "endTime", "time_iso8601", "msec"),
        DURATION_S("duration_s", "request_time"),
        DURATION_MS("duration_ms", "latency_ms", "duration"),
        INPUT(tokens("prompt_tokens", "input_tokens")),
        OUTPUT(tokens("completion_tokens", "output_tokens", "generated_tokens")),
        SESSION(
                "session",
                "session_id",
                "conversation_id",
                "metadata.session_id",
                "request.session_id",
                "request.user",
                "body.user",
                "request_body.user",
                "user",
                "user_id",
                "end_user"),
        BODY("request.body", "request_body", "body", "request"),
        STATUS("status", "status_code", "response_code", "response.status", "response.status_code", "http_status");

        private final List<String> paths;

        Field(String... paths) {
            this.paths = List.of(paths);
        }

        /** Name on the command line, such as {@code duration_s}. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static String[] tokens(String... names) {
            return Stream.of("usage.", "response.usage.", "response.body.usage.", "response_body.usage.", "")
                    .flatMap(where -> Arrays.stream(names).map(name -> where + name))
                    .toArray(String[]::new);
        }
    }

    private final Map<Field, List<String>> paths = new EnumMap<>(Field.class);

    private LogFields() {
        for (Field field : Field.values()) {
            paths.put(field, field.paths);
        }
    }

    /**
     * Usual paths, overridden by {@code mapping}.
     *
     * @param mapping paths by field, such as {@code input=upstream.tokens_in}; if a time, end or duration is mapped, the usual paths
     *     of the other time fields are not tried
     * @throws IllegalArgumentException if it names an unknown field
     */
    static LogFields of(Map<String, String> mapping) {
        LogFields fields = new LogFields();
        List<Field> times = List.of(Field.TIME, Field.END, Field.DURATION_S, Field.DURATION_MS);
        if (times.stream().anyMatch(field -> mapping.containsKey(field.id()))) {
            times.forEach(field -> fields.paths.put(field, List.of()));
        }
        mapping.forEach((name, path) -> {
            Field field = Stream.of(Field.values())
                    .filter(one -> one.id().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("there is no field '" + name + "' to map; there are "
                                    + Stream.of(Field.values()).map(Field::id).collect(Collectors.joining(", "))));
            fields.paths.put(field, List.of(path));
        });
        return fields;
    }

    /** Value of {@code field} in {@code line}; empty if absent. */
    Optional<JsonNode> in(JsonNode line, Field field) {
        return paths.get(field).stream()
                .flatMap(path -> at(line, path).stream())
                .filter(value -> !value.isNull() && !(value.isTextual() && isBlank(value.textValue())))
                .findFirst();
    }

    /** Whether a text is blank or a dash, which access logs use for absent values. */
    private static boolean isBlank(String text) {
        return text.isBlank() || text.equals("-");
    }

    private static Optional<JsonNode> at(JsonNode node, String path) {
        JsonNode whole = node.path(path);
        if (!whole.isMissingNode()) {
            return Optional.of(whole);
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            JsonNode child = node.path(path.substring(0, dot));
            if (child.isObject()) {
                return at(child, path.substring(dot + 1));
            }
        }
        return Optional.empty();
    }

    /** Paths of {@code field}, for messages. */
    String tried(Field field) {
        return String.join(", ", paths.get(field));
    }
}
