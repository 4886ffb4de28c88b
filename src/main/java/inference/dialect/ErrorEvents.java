package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.stream.Delta;
import java.util.Optional;

/** Detection of error events in a stream, in all the forms that servers use. */
final class ErrorEvents {

    private static final String[] ANSWER = {"choices", "usage", "response", "done", "output", "text", "timings"};
    private static final String[] CODES = {"code", "status", "status_code", "error_code", "error_type"};

    private ErrorEvents() {}

    /** The error in {@code root}, if it is one. */
    static Optional<Delta> in(JsonNode root) {
        return words(root).map(Delta::error);
    }

    /** The server's error message in {@code root}, if it is an error. */
    static Optional<String> words(JsonNode root) {
        boolean told = isError(root.path("error")) || isWord(root, "object", "error") || isWord(root, "type", "error");
        return told || isBareError(root) ? Optional.of(Json.errorText(root)) : Optional.empty();
    }

    /** Whether a field {@code error} means an error; {@code false}, a blank text and null do not. */
    static boolean isError(JsonNode error) {
        boolean none = error.isMissingNode()
                || error.isNull()
                || error.isBoolean() && !error.asBoolean()
                || error.isTextual() && error.asText().isBlank();
        return !none;
    }

    /**
     * Whether an event without a field {@code error} is one: FastAPI's {@code detail}, or a message with a code, and no part
     * of an answer.
     */
    private static boolean isBareError(JsonNode root) {
        for (String field : ANSWER) {
            if (root.hasNonNull(field)) {
                return false;
            }
        }
        if (root.hasNonNull("detail") || root.path("error_message").isTextual() || root.hasNonNull("errors")) {
            return true;
        }
        boolean coded = false;
        for (String field : CODES) {
            coded |= root.hasNonNull(field);
        }
        return coded && (root.path("message").isTextual() || root.path("msg").isTextual());
    }

    private static boolean isWord(JsonNode root, String field, String word) {
        return root.path(field).asText("").equals(word);
    }
}
