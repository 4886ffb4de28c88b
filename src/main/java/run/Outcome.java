package run;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Outcome of a generation. Each has exactly one, and only {@link Kind#OK} is a success.
 *
 * @param kind what happened
 * @param httpStatus the response's status, 100 to 599, for {@link Kind#HTTP}; 0 for every other kind
 */
public record Outcome(Kind kind, int httpStatus) implements Comparable<Outcome> {

    public static final Outcome OK = new Outcome(Kind.OK, 0);

    private static final String HTTP_PREFIX = "http_";
    private static final Pattern HTTP_CODE = Pattern.compile("http_[1-5]\\d\\d");

    /** Kind of outcome; {@code docs/run-directory.md} describes each. */
    public enum Kind {
        /** Status 200, no error event, finish_reason or [DONE] (or {@code done: true}) seen, clean end. */
        OK,
        /** A status other than 200; the server's own message is kept. */
        HTTP,
        /** No token within the first-token timeout. */
        TIMEOUT_FIRST_TOKEN,
        /** A gap between tokens longer than the idle timeout. */
        TIMEOUT_IDLE,
        /** Not finished within the total timeout. */
        TIMEOUT_TOTAL,
        /** The connection could not be opened, or was lost before any response. */
        CONNECT,
        /** The stream ended, cleanly or not, before the server said that the generation was complete. */
        TRUNCATED,
        /** The server reported an error inside a stream it had begun with status 200. */
        STREAM_ERROR,
        /** The answer is not a stream of the expected kind, or holds malformed JSON. */
        PROTOCOL,
        /** The stream was complete, but a check of the simulation failed. */
        CHECK,
        /** The client hung up on purpose. */
        CANCELLED
    }

    public Outcome {
        Objects.requireNonNull(kind, "kind");
        if (kind == Kind.HTTP ? !isHttpStatus(httpStatus) : httpStatus != 0) {
            throw new IllegalArgumentException("outcome " + kind + " with HTTP status " + httpStatus);
        }
    }

    public static Outcome of(Kind kind) {
        return new Outcome(kind, 0);
    }

    public static Outcome http(int status) {
        return new Outcome(Kind.HTTP, status);
    }

    /**
     * Parses the word of {@link #code()}.
     *
     * @throws IllegalArgumentException if {@code code} is unknown
     */
    public static Outcome parse(String code) {
        if (HTTP_CODE.matcher(code).matches()) {
            return http(Integer.parseInt(code.substring(HTTP_PREFIX.length())));
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.HTTP && kind.name().toLowerCase(Locale.ROOT).equals(code)) {
                return of(kind);
            }
        }
        throw new IllegalArgumentException("unknown outcome '" + code + "'");
    }

    /** Whether {@code status} is an HTTP status: 100 to 599. */
    public static boolean isHttpStatus(int status) {
        return status >= 100 && status <= 599;
    }

    public boolean isOk() {
        return kind == Kind.OK;
    }

    /** Word in {@code generations.csv}: {@code ok}, {@code http_429}, {@code truncated}, ... */
    public String code() {
        return kind == Kind.HTTP ? HTTP_PREFIX + httpStatus : kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(Outcome other) {
        return code().compareTo(other.code());
    }

    @Override
    public String toString() {
        return code();
    }
}
