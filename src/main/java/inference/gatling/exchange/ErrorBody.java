package inference.gatling.exchange;

import inference.stream.ErrorText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import run.Outcome.Kind;

/** Body of a response that is not an answer, from which the server's error message is taken. */
final class ErrorBody {

    private static final int MAX_BYTES = 64 * 1024;

    private final int status;
    private final String foreign;
    private final String retryAfter;
    /** Kept as bytes, because a character may be split between two pieces. */
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * @param foreign reason why a response with status 200 cannot be read; empty for other statuses
     * @param retryAfter value of the header {@code Retry-After}; empty if absent
     */
    ErrorBody(int status, String foreign, String retryAfter) {
        this.status = status;
        this.foreign = foreign;
        this.retryAfter = retryAfter;
    }

    /** Adds the next bytes; only the first 64 KiB are kept. */
    void add(byte[] piece, int from, int to) {
        bytes.write(piece, from, Math.min(MAX_BYTES - bytes.size(), to - from));
    }

    /** Ending with the message received so far, whether or not the body is complete. */
    Ending ending(long ns) {
        String words = ErrorText.of(bytes.toString(StandardCharsets.UTF_8));
        if (!foreign.isEmpty()) {
            return Ending.of(ns, Kind.PROTOCOL, ErrorText.shorten(foreign) + (words.isEmpty() ? "" : ": " + words));
        }
        String wait = retryAfter.isEmpty() ? "" : " (Retry-After: " + ErrorText.shorten(retryAfter) + ")";
        return Ending.http(ns, status, (words.isEmpty() ? "the response has no body" : words) + wait);
    }
}
