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

    /** Limit on an answer's decompressed bytes: 3 MB of gzip can expand to 3 GB, and a stream may never end. */
    private static final long MOST_BYTES = 1L << 30;

    /** Limit if the text or tool calls are kept in memory, which each user needs separately. */
    private static final long MOST_KEPT_BYTES = 64 << 20;

    private final ResponseFormat format;
    private final StreamState stream;
    private int status;
    private AnswerBody answer;
    /** Error body; null if the response is an answer. */
    private ErrorBody error;

    private boolean plainlyChunked;
    private long read;

    Response(ResponseFormat format, StreamState stream) {
        this.format = format;
        this.stream = stream;
    }

    /** Processes the head. */
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

    /** HTTP status; absent before the head has arrived. */
    OptionalInt status() {
        return hasHead() ? OptionalInt.of(status) : OptionalInt.empty();
    }

    /** Whether the body is an answer, not an error. */
    boolean isAnswer() {
        return answer != null;
    }

    /** Whether the body is an answer that is chunked and not compressed. */
    boolean isPlainlyChunkedAnswer() {
        return plainlyChunked;
    }

    /**
     * Processes a piece of the body.
     *
     * @param ns arrival time, by {@link System#nanoTime()}
     * @param bytes buffer with the piece from {@code from} (inclusive) to {@code to} (exclusive); not kept
     * @throws ProtocolException if the piece is not valid in an answer
     */
    void read(long ns, byte[] bytes, int from, int to, boolean last) throws ProtocolException {
        if (answer == null) {
            error.add(bytes, from, to);
            return;
        }
        read += to - from;
        if (read > (stream.keepsText() || stream.toolCalls().areKept() ? MOST_KEPT_BYTES : MOST_BYTES)) {
            throw new ProtocolException("the answer has no end: more than " + (read >> 20) + " MiB, unpacked");
        }
        answer.read(ns, bytes, from, to);
        if (last) {
            answer.end(ns);
        }
    }

    /** Whether the answer lacks nothing but the end of its body. */
    boolean isComplete() {
        return answer != null
                && (!stream.error().isEmpty() || stream.settledNs().isPresent() && stream.isWholeWithCounts());
    }

    /** Result with the given ending. */
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

    /** Ending after the connection was lost in the middle of the body. */
    Ending cut(long ns, String how) {
        return answer == null ? error.ending(ns) : Ending.of(ns, Kind.TRUNCATED, "cut mid-stream: " + how);
    }

    /** Ending after the body is complete. */
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
