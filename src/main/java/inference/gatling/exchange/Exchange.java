package inference.gatling.exchange;

import inference.stream.ErrorText;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.ResponseFormat;
import inference.stream.StreamEvent;
import inference.stream.StreamState;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import run.Outcome;
import run.Outcome.Kind;

/**
 * One generation on the wire: takes the response's bytes from Gatling's HTTP client as they arrive and ends in exactly
 * one {@link GenerationResult}. Lives on the virtual user's event loop, so nothing here is shared between threads.
 */
public final class Exchange implements HttpListener {

    private static final int MAX_ERROR_BODY_BYTES = 64 * 1024;

    private final ResponseFormat format;
    private final Timeouts timeouts;
    private final ConnectionHabit habit;
    private final EventLoop eventLoop;
    private final Consumer<GenerationResult> whenEnded;

    private long startNs;
    private StreamState stream;
    private Channel channel;
    private Future<?> watchdog;
    private Optional<Duration> cancelAfter = Optional.empty();
    private Future<?> cancellation;
    private Runnable afterwards = () -> {};
    private int status;
    private EventReader reader;
    private String foreignBody = "";
    private String retryAfter = "";
    /** Bytes: a character may come in two pieces. */
    private final ByteArrayOutputStream errorBody = new ByteArrayOutputStream();

    private boolean handedToEngine;
    private boolean ended;
    private boolean answered;
    /** While an event is parsed: a failure that stops the reading. */
    private ProtocolException unreadable;

    /**
     * @param whenEnded called once, on {@code eventLoop}
     */
    public Exchange(
            ResponseFormat format,
            Timeouts timeouts,
            ConnectionHabit habit,
            EventLoop eventLoop,
            Consumer<GenerationResult> whenEnded) {
        this.format = format;
        this.timeouts = timeouts;
        this.habit = habit;
        this.eventLoop = eventLoop;
        this.whenEnded = whenEnded;
    }

    /** Takes t0 and starts the timeouts; the very next thing must be to hand the request to the engine. */
    public void start() {
        startNs = System.nanoTime();
        stream = new StreamState(startNs);
        scheduleWatch(startNs);
        cancelAfter.ifPresent(delay -> cancellation = eventLoop.schedule(
                () -> cancel("hung up on purpose after " + delay.toMillis() + " ms"),
                delay.toNanos(),
                TimeUnit.NANOSECONDS));
    }

    /** Before {@link #start()}: the client is to hang up this long after t0, if the answer is not complete by then. */
    public void cancelAfter(Duration delay) {
        cancelAfter = Optional.of(delay);
    }

    /** Before {@link #start()}: is run when the result has been taken. */
    public void afterwards(Runnable task) {
        afterwards = task;
    }

    /** Hangs up, from any thread. */
    void stop() {
        eventLoop.execute(() -> cancel("hung up on: the run was stopped"));
    }

    private void cancel(String why) {
        if (!ended) {
            endAndClose(System.nanoTime(), Outcome.of(Kind.CANCELLED), why);
        }
    }

    private void scheduleWatch(long nowNs) {
        watchdog = eventLoop.schedule(this::watch, deadlineNs() - nowNs, TimeUnit.NANOSECONDS);
    }

    /** t0: {@link System#nanoTime} just before the request was handed to the engine. */
    public long startNs() {
        return startNs;
    }

    // ---- what the HTTP client tells ----------------------------------------------------------------------------

    @Override
    public void onFinalClientRequest(Request request) {
        // Nothing to keep of it.
    }

    /**
     * The client calls this a second time when a kept-alive connection was lost and it is about to send the request again,
     * as HTTP clients do; Gatling 3.15.1 does so even in the middle of a response, since its handler forgets that one had
     * begun. A generation is never sent twice: this is its end, and {@link #onWrite} stops the second request.
     */
    @Override
    public void onSend() {
        if (handedToEngine && !ended) {
            lost(System.nanoTime(), "the server closed it");
        }
        handedToEngine = true;
    }

    @Override
    public void onWrite(Channel writtenTo) {
        if (ended) {
            throw new NotSentException();
        }
        channel = writtenTo;
        FinalResponses.guard(channel);
    }

    @Override
    public void onHttpResponse(HttpResponseStatus responseStatus, HttpHeaders headers) {
        if (ended) {
            return;
        }
        status = responseStatus.code();
        retryAfter = headers.get(HttpHeaderNames.RETRY_AFTER, "");
        if (status == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            endAndClose(System.nanoTime(), Outcome.http(status), "the server wants to speak another protocol");
        } else if (status == HttpResponseStatus.OK.code()) {
            try {
                reader = format.reader(headers.get(HttpHeaderNames.CONTENT_TYPE, ""));
                if (reader.isWhole()) {
                    stream.isWhole();
                }
            } catch (ProtocolException e) {
                foreignBody = e.getMessage();
            }
        }
    }

    @Override
    public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
        long ns = System.nanoTime();
        if (ended) {
            return;
        }
        if (reader == null) {
            keepErrorBody(chunk);
        } else {
            read(ns, chunk, last);
        }
        if (!ended && last) {
            answered = true;
            endOfBody(ns);
        }
    }

    private void read(long ns, ByteBuf chunk, boolean last) {
        boolean hadToken = stream.hasToken();
        try {
            reader.read(chunk, event -> add(ns, event));
            if (last) {
                reader.end(event -> add(ns, event));
            }
        } catch (ProtocolException e) {
            unreadable = e;
        }
        if (unreadable != null) {
            endAndClose(ns, Outcome.of(Kind.PROTOCOL), unreadable.getMessage());
        } else if (!hadToken && stream.hasToken()) {
            // From now on the idle timeout counts, which may end sooner than the one for the first token.
            watchdog.cancel(false);
            scheduleWatch(ns);
        }
    }

    private void add(long ns, StreamEvent event) {
        if (unreadable == null) {
            try {
                stream.add(ns, format.parse(event));
            } catch (ProtocolException e) {
                unreadable = e;
            }
        }
    }

    private void keepErrorBody(ByteBuf chunk) {
        int kept = Math.min(MAX_ERROR_BODY_BYTES - errorBody.size(), chunk.readableBytes());
        errorBody.writeBytes(ByteBufUtil.getBytes(chunk, chunk.readerIndex(), kept));
    }

    private void endOfBody(long ns) {
        if (reader == null) {
            endWithoutStream(ns);
        } else if (!stream.error().isEmpty()) {
            end(ns, Outcome.of(Kind.STREAM_ERROR), stream.error());
        } else if (stream.isComplete()) {
            end(ns, Outcome.OK, "");
        } else {
            end(ns, Outcome.of(Kind.TRUNCATED), "the stream ended before the server said that the answer is complete");
        }
    }

    /** A status other than 200, or another kind of body than a stream. */
    private void endWithoutStream(long ns) {
        String words = ErrorText.of(errorBody.toString(StandardCharsets.UTF_8));
        if (!foreignBody.isEmpty()) {
            end(ns, Outcome.of(Kind.PROTOCOL), foreignBody + (words.isEmpty() ? "" : ": " + words));
        } else {
            String wait = retryAfter.isEmpty() ? "" : " (Retry-After: " + ErrorText.shorten(retryAfter) + ")";
            end(ns, Outcome.http(status), (words.isEmpty() ? "the response has no body" : words) + wait);
        }
    }

    @Override
    public void onThrowable(Throwable failure) {
        long ns = System.nanoTime();
        if (ended) {
            return;
        }
        boolean malformed = failure instanceof DecoderException || failure instanceof IllegalArgumentException;
        if (malformed && status != 0 && stream.error().isEmpty()) {
            end(ns, Outcome.of(Kind.PROTOCOL), "malformed HTTP response: " + Failures.describe(failure));
        } else {
            lost(ns, Failures.describe(failure));
        }
    }

    /** The connection is gone; what that means depends on how far the response had come. */
    private void lost(long ns, String how) {
        if (status == 0) {
            habit.lostBeforeAnswer();
            end(ns, Outcome.of(Kind.CONNECT), "no response, the connection was lost or refused: " + how);
        } else if (reader == null) {
            endWithoutStream(ns);
        } else if (!stream.error().isEmpty()) {
            end(ns, Outcome.of(Kind.STREAM_ERROR), stream.error());
        } else {
            end(ns, Outcome.of(Kind.TRUNCATED), "the connection was lost in mid-stream: " + how);
        }
    }

    // ---- timeouts ----------------------------------------------------------------------------------------------

    private long deadlineNs() {
        Duration silence = stream.hasToken() ? timeouts.idle() : timeouts.firstToken();
        return Math.min(startNs + timeouts.total().toNanos(), stream.lastProgressNs() + silence.toNanos());
    }

    /** Runs when a deadline may have passed; tokens that came since have moved it. */
    private void watch() {
        long now = System.nanoTime();
        if (ended) {
            return;
        }
        if (deadlineNs() > now) {
            scheduleWatch(now);
        } else if (status != 0 && reader == null) {
            endWithoutStream(now);
            closeConnection();
        } else if (!stream.error().isEmpty()) {
            endAndClose(now, Outcome.of(Kind.STREAM_ERROR), stream.error());
        } else if (now - startNs >= timeouts.total().toNanos()) {
            endAndClose(
                    now,
                    Outcome.of(Kind.TIMEOUT_TOTAL),
                    "not complete after " + timeouts.total().toMillis() + " ms");
        } else if (stream.hasToken()) {
            endAndClose(
                    now,
                    Outcome.of(Kind.TIMEOUT_IDLE),
                    "no token for " + timeouts.idle().toMillis() + " ms");
        } else {
            endAndClose(
                    now,
                    Outcome.of(Kind.TIMEOUT_FIRST_TOKEN),
                    "no token after " + timeouts.firstToken().toMillis() + " ms"
                            + (status == 0 ? ", no response headers either" : ""));
        }
    }

    // ---- the end -----------------------------------------------------------------------------------------------

    private void endAndClose(long ns, Outcome outcome, String message) {
        end(ns, outcome, message);
        closeConnection();
    }

    /** The rest of the answer is not wanted; on HTTP/1.1 only closing says so. */
    private void closeConnection() {
        if (channel != null) {
            channel.close();
        }
    }

    private void end(long ns, Outcome outcome, String message) {
        ended = true;
        watchdog.cancel(false);
        if (cancellation != null) {
            cancellation.cancel(false);
        }
        OptionalInt httpStatus = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
        GenerationResult result = new GenerationResult(outcome, message, httpStatus, stream, ns);
        if (answered) {
            habit.answered(channel, eventLoop, () -> handOver(result));
        } else {
            handOver(result);
        }
    }

    private void handOver(GenerationResult result) {
        whenEnded.accept(result);
        afterwards.run();
    }

    /** Stops the client from writing a request whose exchange has ended. */
    private static final class NotSentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSentException() {
            super("not sent: the generation has ended", null, false, false);
        }
    }
}
