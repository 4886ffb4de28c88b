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
 * One generation on the wire: takes the response's bytes from Gatling's HTTP client as they arrive and ends in exactly
 * one {@link GenerationResult}. Lives on the virtual user's event loop, so nothing here is shared between threads.
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

    /** Before {@link #start()}: the client is to hang up this long after t0, if the answer is not complete by then. */
    public void cancelAfter(Duration delay) {
        cancelAfter = Optional.of(delay);
    }

    /** Before {@link #start()}: what is kept of the answer, made with t0; as a rule its text is. */
    public void keeping(LongFunction<StreamState> made) {
        streams = made;
    }

    /** Before {@link #start()}: is run when the result has been taken. */
    public void afterwards(Runnable task) {
        afterwards = task;
    }

    /** Hangs up, from any thread. */
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

    /** A task that fails would leave its user waiting for ever: the generation ends with the failure. */
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

    /** t0: {@link System#nanoTime} just before the request was handed to the engine. */
    public long startNs() {
        return clock.startNs();
    }

    /** A connection that was opened for the request stands, and TLS begins on it. */
    public void onHandshake() {
        clock.handshakeBegins();
    }

    @Override
    public void onFinalClientRequest(Request request) {}

    /**
     * The client calls this a second time when a kept-alive connection was lost and it is about to send the request again,
     * as HTTP clients do; Gatling 3.15.1 does so even in the middle of a response, since its handler forgets that one had
     * begun. A generation is never sent twice: this is its end, and {@link #onWrite} stops the second request.
     */
    @Override
    public void onSend() {
        if (handedToEngine && !ended) {
            lost(System.nanoTime(), NetworkFailures.SERVER_CLOSED);
        }
        handedToEngine = true;
    }

    @Override
    public void onWrite(Channel writtenTo) {
        if (ended) {
            throw new NotSentException();
        }
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

    /** The bytes that are about to be dealt with arrived at {@code ns}. */
    void arrived(long ns) {
        clock.arrived(ns);
    }

    /** As far as it has come. */
    Response response() {
        return response;
    }

    /** Takes a piece of the body that does not come by Gatling's handler. */
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

    private void watchEarlier(long nowNs) {
        if (deadlines.mayComeEarlier() && deadlines.nextNs() - watchNs < 0) {
            watchdog.cancel(false);
            scheduleWatch(nowNs);
        }
    }

    /** Where no socket can be opened, Netty tells so by a thread that is no event loop. */
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

    /** The connection is gone; what that means depends on how far the response had come. */
    private void lost(long ns, String how) {
        if (!response.hasHead()) {
            habit.lostBeforeAnswer();
            end(Ending.of(ns, Kind.CONNECT, "no response, the connection was lost or refused: " + how));
        } else {
            end(response.isComplete() ? deadlines.passed(ns, true) : response.cut(ns, how));
        }
    }

    /** Runs when a deadline may have passed; tokens that came since have moved it. */
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
