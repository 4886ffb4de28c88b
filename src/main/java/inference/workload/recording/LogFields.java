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
 * Where the lines of a log have what a trace needs: for each field the paths that are tried one after the other, with a dot between
 * the names of a path ({@code response.usage.prompt_tokens}). A name that has dots itself is found too.
 */
final class LogFields {

    /** What a trace needs of a request, and where the usual logs have it. */
    enum Field {
        /** When the request began. */
        TIME("timestamp", "start_time", "startTime", "@timestamp", "created_at", "time", "ts"),
        /** When it ended: for logs that are written then and have no start. */
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

        /** As it is called on the command line: {@code duration_s}. */
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
     * The usual paths, but for those in {@code mapping}.
     *
     * @param mapping such as {@code input=upstream.tokens_in}; a mapped time, end or duration stands alone: the usual paths of the
     *     others of these are not tried
     * @throws IllegalArgumentException if it names a field that there is not
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

    /** The value of {@code field} in {@code line}; empty if it has none. */
    Optional<JsonNode> in(JsonNode line, Field field) {
        return paths.get(field).stream()
                .flatMap(path -> at(line, path).stream())
                .filter(value -> !value.isNull() && !(value.isTextual() && isBlank(value.textValue())))
                .findFirst();
    }

    /** Access logs have a dash for what there is not. */
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

    /** The paths of {@code field}, for messages. */
    String tried(Field field) {
        return String.join(", ", paths.get(field));
    }
}
