package inference.stream;

import java.util.Optional;

/**
 * Error in an event stream that is not framed as an event: the backend's plain JSON, over one or several lines, or a line with
 * the field {@code error} (llama.cpp until September 2025). The standard ignores both, which would lose the error message.
 */
final class UnframedError {

    /** Limit on the error that is kept; only the message near its beginning is needed. */
    private static final int MAX_CHARACTERS = 16 * 1024;

    private static final String FIELD = "error:";

    private final StringBuilder json = new StringBuilder();
    private boolean open;

    /** Adds a line of the stream; whether it belongs to such an error. */
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

    /** Collected text as an event named {@code error}; empty if it does not describe an error. */
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
