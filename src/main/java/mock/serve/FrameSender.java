package mock.serve;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import mock.answer.AnswerFormat;
import mock.answer.Frame;
import mock.answer.Framing;
import mock.engine.PreciseScheduler;
import mock.fault.Fault;
import mock.fault.Step;
import mock.http.Head;
import mock.http.ServerExchange;

/** Writer of the events of one stream, which applies the stream's fault. */
public final class FrameSender {

    private static final int EVENT_BYTES = 512;

    private final ServerExchange exchange;
    private final Fault fault;
    private final AnswerFormat format;
    private final Framing framing;
    private final PreciseScheduler scheduler;
    private final LongConsumer headersSentNs;
    private ByteBuf pending;
    private boolean begun;
    private boolean stopped;

    /** @param headersSentNs receives the {@link System#nanoTime()} at which the head is handed to the socket */
    public FrameSender(
            ServerExchange exchange,
            Fault fault,
            AnswerFormat format,
            PreciseScheduler scheduler,
            LongConsumer headersSentNs) {
        this.exchange = exchange;
        this.fault = fault;
        this.format = format;
        this.framing = fault.framing(format.framing());
        this.scheduler = scheduler;
        this.headersSentNs = headersSentNs;
    }

    /** Sends the head, unless it has been sent or the fault withholds it. */
    public void begin() {
        if (!begun && fault.headersAt() != Fault.HeadersAt.NEVER) {
            begun = true;
            headersSentNs.accept(System.nanoTime());
            fault.begin(exchange, fault.head(Head.of(200, framing.contentType())));
        }
    }

    /** Whether the fault or the client has ended the stream. */
    public boolean isStopped() {
        return stopped || exchange.isOver();
    }

    /**
     * Adds events to the next write.
     *
     * @param tokens tokens sent before these events
     */
    public void add(List<Frame> frames, int tokens) {
        for (Frame frame : frames) {
            if (isStopped()) {
                return;
            }
            for (Step step : fault.apply(frame, tokens, format)) {
                perform(step);
            }
        }
    }

    /**
     * Hands the added events to the socket.
     *
     * @param sentNs receives the {@link System#nanoTime()} just before the write; not called if there is nothing to send
     */
    public void flush(LongConsumer sentNs) {
        ByteBuf out = pending;
        pending = null;
        if (out == null) {
            return;
        }
        begin();
        sentNs.accept(System.nanoTime());
        fault.send(exchange, out);
    }

    /** Ends the stream properly. */
    public void end() {
        flush(now -> {});
        if (!isStopped()) {
            stopped = true;
            begin();
            fault.end(exchange);
        }
    }

    private ByteBuf pending() {
        if (pending == null) {
            pending = exchange.buffer(EVENT_BYTES);
        }
        return pending;
    }

    private void perform(Step step) {
        if (step instanceof Step.Send send) {
            framing.write(send.frame(), pending());
        } else if (step instanceof Step.Raw raw) {
            pending().writeBytes(raw.bytes());
        } else if (!isStopped()) {
            flush(now -> {});
            stop(step);
        }
    }

    private void stop(Step step) {
        stopped = true;
        if (step instanceof Step.Close) {
            exchange.close();
        } else if (step instanceof Step.Reset) {
            exchange.reset();
        } else if (step instanceof Step.End) {
            begin();
            fault.end(exchange);
        } else if (step instanceof Step.Repeat repeat) {
            repeat(repeat);
        }
    }

    private void repeat(Step.Repeat repeat) {
        if (!exchange.isOver()) {
            pending().writeBytes(repeat.bytes());
            flush(now -> {});
            long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(repeat.everyMs());
            scheduler.at(next, () -> repeat(repeat));
        }
    }
}
