package inference.gatling.exchange;

import inference.stream.ProtocolException;
import inference.stream.ResponseFormat;
import inference.stream.StreamState;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import run.Outcome.Kind;

/**
 * One generation on the wire: takes the response's bytes from Gatling's HTTP client as they arrive and ends in exactly
 * one {@link GenerationResult}. Lives on the virtual user's event loop, so nothing here is shared between threads.
 */
public final class Exchange implements HttpListener {

    private final ResponseFormat format;
    private final Timeouts timeouts;
    private final ConnectionHabit habit;
    private final EventLoop eventLoop;
    private final Consumer<GenerationResult> whenEnded;

    private long startNs;
    private StreamState stream;
    private Deadlines deadlines;
    private Channel channel;
    private Future<?> watchdog;
    private Optional<Duration> cancelAfter = Optional.empty();
    private Future<?> cancellation;
    private Runnable afterwards = () -> {};
    private int status;
    private AnswerBody body;
    /** Instead of a body: what came is no answer. */
    private ErrorBody errorBody;

    private boolean handedToEngine;
    private boolean ended;
    private boolean answered;

    /** @param whenEnded called once, on {@code eventLoop} */
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
        deadlines = new Deadlines(timeouts, startNs, stream);
        scheduleWatch(startNs);
        cancelAfter.ifPresent(delay -> cancellation = eventLoop.schedule(
                guarded(() -> cancel("hung up on purpose after " + delay.toMillis() + " ms")),
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
        eventLoop.execute(guarded(() -> cancel("hung up on: the run was stopped")));
    }

    private void cancel(String why) {
        if (!ended) {
            long ns = System.nanoTime();
            endAndClose(isComplete() ? deadlines.passed(ns, true) : Ending.of(ns, Kind.CANCELLED, why));
        }
    }

    /** Whether nothing is missing but the end of the body. */
    private boolean isComplete() {
        return !stream.error().isEmpty() || stream.settledNs().isPresent() && stream.isWholeWithCounts();
    }

    private void scheduleWatch(long nowNs) {
        watchdog = eventLoop.schedule(guarded(this::watch), deadlines.nextNs() - nowNs, TimeUnit.NANOSECONDS);
    }

    /** A task that fails would leave its user waiting for ever: the generation ends with the failure. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                if (ended) {
                    throw e;
                }
                endAndClose(Ending.broken(System.nanoTime(), e));
            }
        };
    }

    /** t0: {@link System#nanoTime} just before the request was handed to the engine. */
    public long startNs() {
        return startNs;
    }

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
        if (!ended) {
            guarded(() -> begin(responseStatus.code(), headers)).run();
        }
    }

    private void begin(int code, HttpHeaders headers) {
        status = code;
        String foreign = "";
        if (status == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            endAndClose(Ending.http(System.nanoTime(), status, "the server wants to speak another protocol"));
        } else if (status == HttpResponseStatus.OK.code()) {
            try {
                body = new AnswerBody(format, headers.get(HttpHeaderNames.CONTENT_TYPE, ""), stream);
            } catch (ProtocolException e) {
                foreign = e.getMessage();
            }
        }
        errorBody = new ErrorBody(status, foreign, headers.get(HttpHeaderNames.RETRY_AFTER, ""));
    }

    @Override
    public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
        if (!ended) {
            long ns = System.nanoTime();
            guarded(() -> take(ns, chunk, last)).run();
        }
    }

    private void take(long ns, ByteBuf chunk, boolean last) {
        if (body == null) {
            errorBody.add(chunk);
        } else {
            read(ns, chunk, last);
        }
        if (!ended && last) {
            answered = true;
            end(endOfBody(ns));
        }
    }

    private void read(long ns, ByteBuf chunk, boolean last) {
        boolean hadToken = stream.hasToken();
        OptionalLong settledNs = stream.settledNs();
        try {
            body.read(ns, chunk, last);
        } catch (ProtocolException e) {
            endAndClose(Ending.of(ns, Kind.PROTOCOL, e.getMessage()));
            return;
        }
        if (!last && (!hadToken && stream.hasToken() || !settledNs.equals(stream.settledNs()))) {
            // From now on another deadline counts, which may come sooner.
            watchdog.cancel(false);
            scheduleWatch(ns);
        }
    }

    private Ending endOfBody(long ns) {
        if (body == null) {
            return errorBody.ending(ns);
        }
        if (!stream.error().isEmpty()) {
            return Ending.of(ns, Kind.STREAM_ERROR, stream.error());
        }
        if (stream.isComplete()) {
            return Ending.ok(ns);
        }
        return Ending.of(ns, Kind.TRUNCATED, "the stream ended before the server said that the answer is complete");
    }

    @Override
    public void onThrowable(Throwable failure) {
        long ns = System.nanoTime();
        if (ended) {
            return;
        }
        if (Failures.isMalformed(failure) && status != 0 && stream.error().isEmpty()) {
            end(Ending.of(ns, Kind.PROTOCOL, Failures.malformed(failure)));
        } else {
            lost(ns, Failures.describe(failure));
        }
    }

    /** The connection is gone; what that means depends on how far the response had come. */
    private void lost(long ns, String how) {
        if (status == 0) {
            habit.lostBeforeAnswer();
            end(Ending.of(ns, Kind.CONNECT, "no response, the connection was lost or refused: " + how));
        } else if (body == null) {
            end(errorBody.ending(ns));
        } else if (isComplete()) {
            end(deadlines.passed(ns, true));
        } else {
            end(Ending.of(ns, Kind.TRUNCATED, "the connection was lost in mid-stream: " + how));
        }
    }

    /** Runs when a deadline may have passed; tokens that came since have moved it. */
    private void watch() {
        long now = System.nanoTime();
        if (ended) {
            return;
        }
        if (deadlines.nextNs() > now) {
            scheduleWatch(now);
        } else if (status != 0 && body == null) {
            endAndClose(errorBody.ending(now));
        } else {
            endAndClose(deadlines.passed(now, status != 0));
        }
    }

    /** The rest of the answer is not wanted; on HTTP/1.1 only closing says so. */
    private void endAndClose(Ending ending) {
        end(ending);
        if (channel != null) {
            channel.close();
        }
    }

    private void end(Ending ending) {
        ended = true;
        watchdog.cancel(false);
        if (cancellation != null) {
            cancellation.cancel(false);
        }
        OptionalInt httpStatus = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
        GenerationResult result =
                new GenerationResult(ending.outcome(), ending.message(), httpStatus, stream, ending.ns());
        if (answered) {
            habit.answered(channel, eventLoop, () -> handOver(result));
        } else {
            handOver(result);
        }
    }

    private void handOver(GenerationResult result) {
        try {
            whenEnded.accept(result);
        } finally {
            afterwards.run();
        }
    }
}
