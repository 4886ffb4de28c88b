package inference.gatling.exchange;

import inference.stream.AnswerBody;
import inference.stream.ProtocolException;
import inference.stream.ResponseFormat;
import inference.stream.StreamState;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.OptionalInt;
import run.Correctness;
import run.Generation.Wire;
import run.Outcome.Kind;

/** Response to a generation as received so far, and its outcome if nothing more arrives. */
final class Response {

    /** No answer is longer, counted unpacked; 3 MB of gzip can be 3 GB of tokens, or a server never ends. */
    private static final long MOST_BYTES = 1L << 30;

    /** The same where the text is kept, for each user. */
    private static final long MOST_KEPT_BYTES = 64 << 20;

    private final ResponseFormat format;
    private final StreamState stream;
    private int status;
    private AnswerBody answer;
    /** Instead of an answer: what came is none. */
    private ErrorBody error;

    private boolean plainlyChunked;
    private long read;

    Response(ResponseFormat format, StreamState stream) {
        this.format = format;
        this.stream = stream;
    }

    /** Takes the head. */
    void begin(int code, HttpHeaders headers) {
        status = code;
        String foreign = "";
        if (format.isAnswer(status)) {
            try {
                answer = new AnswerBody(format, headers.get(HttpHeaderNames.CONTENT_TYPE, ""), stream);
                plainlyChunked = BodyShortcut.isPlainlyChunked(headers);
                return;
            } catch (ProtocolException e) {
                foreign = e.getMessage();
            }
        }
        error = new ErrorBody(status, foreign, headers.get(HttpHeaderNames.RETRY_AFTER, ""));
    }

    boolean hasHead() {
        return status != 0;
    }

    /** The status; absent before the head has come. */
    OptionalInt status() {
        return hasHead() ? OptionalInt.of(status) : OptionalInt.empty();
    }

    /** Whether its body is an answer's. */
    boolean isAnswer() {
        return answer != null;
    }

    /** Whether it is an answer in chunks and nothing else. */
    boolean isPlainlyChunkedAnswer() {
        return plainlyChunked;
    }

    /**
     * Takes a piece of the body.
     *
     * @param ns when it arrived
     * @param bytes those from {@code from} to before {@code to}; not kept
     * @throws ProtocolException if it is not what an answer has
     */
    void read(long ns, byte[] bytes, int from, int to, boolean last) throws ProtocolException {
        if (answer == null) {
            error.add(bytes, from, to);
            return;
        }
        read += to - from;
        if (read > (stream.keepsText() ? MOST_KEPT_BYTES : MOST_BYTES)) {
            throw new ProtocolException("the answer has no end: more than " + (read >> 20) + " MiB, unpacked");
        }
        answer.read(ns, bytes, from, to);
        if (last) {
            answer.end(ns);
        }
    }

    /** Whether nothing is missing of an answer but the end of its body. */
    boolean isComplete() {
        return answer != null
                && (!stream.error().isEmpty() || stream.settledNs().isPresent() && stream.isWholeWithCounts());
    }

    /** What came of the generation, by its {@code ending}. */
    GenerationResult result(Ending ending, Wire wire) {
        return new GenerationResult(
                ending.outcome(),
                ending.message(),
                Correctness.UNCHECKED,
                status(),
                stream,
                answer == null ? wire : wire.answered((int) read),
                ending.ns());
    }

    /** The connection was lost before the body had come whole. */
    Ending cut(long ns, String how) {
        return answer == null
                ? error.ending(ns)
                : Ending.of(ns, Kind.TRUNCATED, "the connection was lost mid-stream: " + how);
    }

    /** The body has come whole. */
    Ending ended(long ns) {
        if (answer == null) {
            return error.ending(ns);
        }
        if (!stream.error().isEmpty()) {
            return Ending.of(ns, Kind.STREAM_ERROR, stream.error());
        }
        if (stream.isComplete()) {
            return Ending.ok(ns);
        }
        return Ending.of(ns, Kind.TRUNCATED, "the stream ended before the server marked the answer as complete");
    }
}
