package mock.answer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Event of a streamed answer, before it is framed as SSE or NDJSON.
 *
 * @param payload JSON text, or {@code [DONE]}
 */
public record Frame(Kind kind, byte[] payload) {

    private static final Pattern TYPE = Pattern.compile("\\{[^\"]*\"type\":\"([\\w.]+)\"");
    private static final int NAME = 80;

    public enum Kind {
        /** Event without a token that opens some streams. */
        ROLE,
        /** One or more tokens. */
        CONTENT,
        /** Carries the finish reason. */
        FINISH,
        USAGE,
        /** Marks the end of a part of the answer. */
        BRACKET,
        /** End mark, such as {@code [DONE]}. */
        DONE,
        ERROR
    }

    public static Frame of(Kind kind, String payload) {
        return new Frame(kind, payload.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Value of the payload's first field if that is {@code type}. */
    public Optional<String> type() {
        String beginning = new String(payload, 0, Math.min(payload.length, NAME), StandardCharsets.UTF_8);
        Matcher type = TYPE.matcher(beginning);
        return type.lookingAt() ? Optional.of(type.group(1)) : Optional.empty();
    }

    /** Whether the event carries tokens. */
    public boolean isContent() {
        return kind == Kind.CONTENT;
    }
}
