package inference.stream;

import java.util.Optional;

/**
 * An error in an event stream that is not in the form of an event: the backend's JSON as it stands, over one line or
 * several, or a line whose field is {@code error} (llama.cpp until September 2025). The standard passes over both, and with
 * them over the reason why there is no answer.
 */
final class UnframedError {

    /** Longer ones are cut: only the words at their beginning are wanted. */
    private static final int MAX_CHARACTERS = 16 * 1024;

    private static final String FIELD = "error:";

    private final StringBuilder json = new StringBuilder();
    private boolean open;

    /** Takes a line of the stream; whether it belongs to such an error. */
    boolean line(String line) {
        if (!open) {
            if (line.startsWith(FIELD)) {
                append(line.substring(FIELD.length()).strip());
            } else if (line.startsWith("{")) {
                append(line);
            }
        } else if (isField(line)) {
            open = false;
        } else {
            append(line);
        }
        return open;
    }

    boolean isEmpty() {
        return !open && json.isEmpty();
    }

    private void append(String text) {
        open = true;
        json.append(text, 0, Math.min(text.length(), MAX_CHARACTERS - json.length()));
    }

    private static boolean isField(String line) {
        return line.startsWith("data:") || line.startsWith("event:") || line.startsWith(":");
    }

    /** What there was, as an event of the name that errors have; nothing if it does not speak of one. */
    Optional<StreamEvent> take() {
        if (isEmpty()) {
            return Optional.empty();
        }
        String text = json.toString();
        json.setLength(0);
        open = false;
        boolean error = text.startsWith("{")
                ? !text.contains("\"choices\"")
                        && (text.contains("\"error\"") || text.contains("\"message\"") || text.contains("\"detail\""))
                : !text.isEmpty();
        return error ? Optional.of(new StreamEvent("error", text)) : Optional.empty();
    }
}
