package inference.gatling.exchange;

import inference.stream.ProtocolException;
import inference.stream.ResponseFormat;
import inference.stream.StreamState;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import run.Outcome.Kind;

/**
 * One request on the wire: receives the response's bytes from Gatling's HTTP client and ends in exactly one
 * {@link GenerationResult}. Runs on the virtual user's event loop, so its state needs no synchronisation.
 */
public final class Exchange implements HttpListener {

    private final ResponseFormat format;
    private final Timeouts timeouts;
    private final ConnectionHabit habit;
    private final EventLoop eventLoop;
    private final Consumer<GenerationResult> whenEnded;

    private RequestClock clock;
    private StreamState stream;
    private Deadlines deadlines;
    private Channel channel;
    private Future<?> watchdog;
    private long watchNs;
    private Optional<Duration> cancelAfter = Optional.empty();
    private Future<?> cancellation;
    private Runnable afterwards = () -> {};
    private Response response;
    private LongFunction<StreamState> streams = StreamState::new;
    private boolean handedToEngine;
    private boolean ended;
    private boolean answered;

    /** @param whenEnded receives the result, once, on {@code eventLoop} */
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

    /** Takes t0 and starts the timeouts. Hand the request to the engine immediately afterwards. */
    public void start() {
        clock = new RequestClock();
        long startNs = clock.startNs();
        stream = streams.apply(startNs);
        response = new Response(format, stream);
        deadlines = new Deadlines(timeouts, startNs, stream);
        scheduleWatch(startNs);
        cancelAfter.ifPresent(delay -> cancellation = eventLoop.schedule(
                guarded(() -> cancel("hung up on purpose after " + delay.toMillis() + " ms")),
                delay.toNanos(),
                TimeUnit.NANOSECONDS));
    }

    /** Sets the time after t0 at which the client hangs up on an incomplete answer; call before {@link #start()}. */
    public void cancelAfter(Duration delay) {
        cancelAfter = Optional.of(delay);
    }

    /** Sets how the state of the stream is created from t0; call before {@link #start()}. By default the text is kept. */
    public void keeping(LongFunction<StreamState> made) {
        streams = made;
    }

    /** Sets a task that runs after the result has been handed over; call before {@link #start()}. */
    public void afterwards(Runnable task) {
        afterwards = task;
    }

    /** Cancels the request. May be called on any thread. */
    void stop() {
        eventLoop.execute(guarded(() -> cancel("hung up: the run was stopped")));
    }

    private void cancel(String why) {
        if (!ended) {
            long ns = System.nanoTime();
            endAndClose(response.isComplete() ? deadlines.passed(ns, true) : Ending.of(ns, Kind.CANCELLED, why));
        }
    }

    private void scheduleWatch(long nowNs) {
        watchNs = deadlines.nextNs();
        watchdog = eventLoop.schedule(guarded(this::watch), watchNs - nowNs, TimeUnit.NANOSECONDS);
    }

    /** Task whose failure ends the generation; otherwise its user would wait forever. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | LinkageError e) {
                broken(e);
            }
        };
    }

    private void broken(Throwable failure) {
        if (ended) {
            throw new IllegalStateException("after the end of a generation", failure);
        }
        endAndClose(Ending.broken(System.nanoTime(), failure));
    }

    /** Notes that a new connection is open for the request and its TLS handshake begins. */
    public void onHandshake() {
        clock.handshakeBegins();
    }

    /**
     * Called a second time when the client lost a kept-alive connection and is about to send the request again. Gatling
     * 3.15.1 does so even in the middle of a response. A generation is never sent twice: the second call ends it, and
     * {@link #onFinalClientRequest} stops the request.
     */
    @Override
    public void onSend() {
        if (handedToEngine && !ended) {
            lost(System.nanoTime(), NetworkFailures.SERVER_CLOSED);
        }
        handedToEngine = true;
    }

    /** Stops a request that ended before it could be written, while nothing has to be released: the body is built next. */
    @Override
    public void onFinalClientRequest(Request request) {
        if (ended) {
            throw new NotSentException();
        }
    }

    @Override
    public void onWrite(Channel writtenTo) {
        channel = writtenTo;
        clock.writing(FinalResponses.guard(channel, clock::sent));
        BodyShortcut.expect(channel, this);
    }

    @Override
    public void onHttpResponse(HttpResponseStatus responseStatus, HttpHeaders headers) {
        if (!ended) {
            guarded(() -> begin(responseStatus.code(), headers)).run();
        }
    }

    private void begin(int code, HttpHeaders headers) {
        clock.head();
        response.begin(code, headers);
        if (code == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            endAndClose(Ending.http(System.nanoTime(), code, "the server wants to switch to another protocol"));
        }
    }

    /** Sets the arrival time, by {@link System#nanoTime()}, of the bytes that are processed next. */
    void arrived(long ns) {
        clock.arrived(ns);
    }

    /** Response as received so far. */
    Response response() {
        return response;
    }

    /** Receives a piece of the body that bypasses Gatling's handler. */
    void onBody(byte[] bytes, int from, int to) {
        take(clock.arrivedNs(), bytes, from, to, false);
    }

    @Override
    public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
        take(clock.arrivedNs(), Scratch.copy(chunk), 0, chunk.readableBytes(), last);
    }

    private void take(long ns, byte[] bytes, int from, int to, boolean last) {
        if (ended) {
            return;
        }
        try {
            response.read(ns, bytes, from, to, last);
            clock.answering(stream.hasToken(), ns);
            answered = last;
            if (last) {
                end(response.ended(ns));
            } else {
                watchEarlier(ns);
            }
        } catch (ProtocolException e) {
            endAndClose(Ending.of(ns, Kind.PROTOCOL, e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            broken(e);
        }
    }

    /** Reschedules the watchdog if an earlier deadline applies now. */
    private void watchEarlier(long nowNs) {
        if (deadlines.mayComeEarlier() && deadlines.nextNs() - watchNs < 0) {
            watchdog.cancel(false);
            scheduleWatch(nowNs);
        }
    }

    /** May be called outside the event loop: Netty reports a socket that cannot be opened on another thread. */
    @Override
    public void onThrowable(Throwable failure) {
        long ns = System.nanoTime();
        Executor onLoop = eventLoop.inEventLoop() ? Runnable::run : eventLoop;
        onLoop.execute(guarded(() -> failed(ns, failure)));
    }

    private void failed(long ns, Throwable failure) {
        if (ended) {
            return;
        }
        boolean readable =
                !NetworkFailures.isMalformed(failure) || !stream.error().isEmpty();
        if (readable || !clock.isSent()) {
            lost(ns, NetworkFailures.describe(failure));
        } else {
            end(Ending.of(ns, Kind.PROTOCOL, NetworkFailures.malformed(failure, response.hasHead())));
        }
    }

    /** Ends the generation after the connection was lost; the outcome depends on what had arrived. */
    private void lost(long ns, String how) {
        if (!response.hasHead()) {
            if (clock.isReused()) { // a refused or reset new connection says nothing about kept-alive ones
                habit.lostBeforeAnswer();
            }
            end(Ending.of(ns, Kind.CONNECT, "no response: " + how));
        } else {
            end(response.isComplete() ? deadlines.passed(ns, true) : response.cut(ns, how));
        }
    }

    /** Checks the deadline, which tokens may have moved since it was scheduled. */
    private void watch() {
        if (ended) {
            return;
        }
        long now = System.nanoTime();
        if (deadlines.nextNs() > now) {
            scheduleWatch(now);
        } else if (response.hasHead() && !response.isAnswer()) {
            endAndClose(response.ended(now));
        } else {
            endAndClose(deadlines.passed(now, response.hasHead()));
        }
    }

    /** Ends the generation and closes the connection: HTTP/1.1 has no other way to decline the rest of an answer. */
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
        GenerationResult result = response.result(ending, clock.wire());
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
