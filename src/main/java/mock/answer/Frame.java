package mock.answer;

import java.nio.charset.StandardCharsets;

/**
 * One event of a streamed answer, before it is framed as SSE or NDJSON.
 *
 * @param payload JSON text, or {@code [DONE]}
 */
public record Frame(Kind kind, byte[] payload) {

    public enum Kind {
        /** The role delta that opens some streams; no token. */
        ROLE,
        /** One or more tokens. */
        CONTENT,
        /** Carries the finish reason. */
        FINISH,
        USAGE,
        /** The end mark that is no JSON: {@code [DONE]}. */
        DONE,
        ERROR
    }

    public static Frame of(Kind kind, String payload) {
        return new Frame(kind, payload.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Whether it carries tokens. */
    public boolean isContent() {
        return kind == Kind.CONTENT;
    }
}
