package inference.gatling.exchange;

import inference.stream.ErrorText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import run.Outcome.Kind;

/** A response that is no answer, by its status or its kind: the server's words on it. */
final class ErrorBody {

    private static final int MAX_BYTES = 64 * 1024;

    private final int status;
    private final String foreign;
    private final String retryAfter;
    /** Bytes: a character may come in two pieces. */
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * @param foreign why a response with status 200 cannot be read; empty for another status
     * @param retryAfter the header; empty if there is none
     */
    ErrorBody(int status, String foreign, String retryAfter) {
        this.status = status;
        this.foreign = foreign;
        this.retryAfter = retryAfter;
    }

    /** Takes the next bytes; the beginning is kept. */
    void add(byte[] piece, int from, int to) {
        bytes.write(piece, from, Math.min(MAX_BYTES - bytes.size(), to - from));
    }

    /** What it makes of the generation, whether or not the body has come whole. */
    Ending ending(long ns) {
        String words = ErrorText.of(bytes.toString(StandardCharsets.UTF_8));
        if (!foreign.isEmpty()) {
            return Ending.of(ns, Kind.PROTOCOL, ErrorText.shorten(foreign) + (words.isEmpty() ? "" : ": " + words));
        }
        String wait = retryAfter.isEmpty() ? "" : " (Retry-After: " + ErrorText.shorten(retryAfter) + ")";
        return Ending.http(ns, status, (words.isEmpty() ? "the response has no body" : words) + wait);
    }
}
