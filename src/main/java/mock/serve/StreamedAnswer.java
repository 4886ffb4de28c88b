package mock.serve;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mock.answer.Frame;
import mock.answer.Framing;
import mock.answer.Summary;
import mock.engine.GenerationListener;
import mock.engine.PreciseScheduler;
import mock.fault.Fault;
import mock.fault.Step;
import mock.http.Head;
import mock.measure.Counters;

/** Sends an answer token by token, through the fault it suffers, if any. */
final class StreamedAnswer implements GenerationListener {

    private static final int EVENT_BYTES = 512;

    private final Answering answer;
    private final Counters counters;
    private final PreciseScheduler scheduler;
    private final Framing framing;
    private final int tokensPerChunk;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private int heldTokens;
    private int sentTokens;
    private boolean begun;
    private boolean stopped;

    StreamedAnswer(Answering answer, int tokensPerChunk, Counters counters, PreciseScheduler scheduler) {
        this.answer = answer;
        this.counters = counters;
        this.scheduler = scheduler;
        this.framing = answer.fault.framing(answer.format.framing());
        this.tokensPerChunk = answer.fault.tokensPerChunk(tokensPerChunk);
    }

    @Override
    public void started() {
        if (answer.fault.headersAt() == Fault.HeadersAt.SLOT && answer.format.headersEarly()) {
            begin();
        }
    }

    @Override
    public void token(int index, long dueNs) {
        counters.tokens(answer.request.choices());
        held.writeBytes(answer.plan.pieces().get(index).json());
        heldTokens++;
        boolean last = index == answer.plan.pieces().size() - 1;
        if (heldTokens < tokensPerChunk && !last) {
            return;
        }
        ByteBuf out = answer.exchange.buffer(EVENT_BYTES);
        if (sentTokens == 0) {
            emit(answer.format.opening(), out);
        }
        byte[] text = held.toByteArray();
        held.reset();
        for (int choice = 0; choice < answer.request.choices(); choice++) {
            emit(List.of(answer.format.content(choice, text)), out);
        }
        sentTokens += heldTokens;
        heldTokens = 0;
        flush(out, dueNs);
    }

    @Override
    public void finished() {
        counters.generationFinished();
        Summary summary = answer.summary();
        ByteBuf out = answer.exchange.buffer(EVENT_BYTES);
        emit(answer.format.closing(summary), out);
        if (stopped) {
            out.release();
            return;
        }
        write(out);
        stopped = true;
        answer.fault.end(answer.exchange);
    }

    private void emit(List<Frame> frames, ByteBuf out) {
        for (Frame frame : frames) {
            for (Step step : stopped ? List.<Step>of() : answer.fault.apply(frame, sentTokens, answer.format)) {
                perform(step, out);
            }
        }
    }

    private void perform(Step step, ByteBuf out) {
        if (step instanceof Step.Send send) {
            framing.write(send.frame(), out);
        } else if (step instanceof Step.Raw raw) {
            out.writeBytes(raw.bytes());
        } else {
            write(ByteBufUtil.readBytes(out.alloc(), out, out.readableBytes()));
            stopped = true;
            stop(step);
        }
    }

    private void stop(Step step) {
        if (step instanceof Step.Close) {
            answer.exchange.close();
        } else if (step instanceof Step.Reset) {
            answer.exchange.reset();
        } else if (step instanceof Step.End) {
            begin();
            answer.fault.end(answer.exchange);
        } else if (step instanceof Step.Repeat repeat) {
            repeat(repeat);
        }
    }

    private void repeat(Step.Repeat repeat) {
        if (!answer.exchange.isOver()) {
            write(answer.exchange.buffer(repeat.bytes().length).writeBytes(repeat.bytes()));
            long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(repeat.everyMs());
            scheduler.at(next, () -> repeat(repeat));
        }
    }

    private void flush(ByteBuf out, long dueNs) {
        if (stopped || !out.isReadable()) {
            out.release();
            return;
        }
        begin();
        long now = System.nanoTime();
        answer.tokensSent(now);
        counters.sent(dueNs, now);
        answer.fault.send(answer.exchange, out);
    }

    private void write(ByteBuf out) {
        if (!out.isReadable()) {
            out.release();
            return;
        }
        begin();
        answer.fault.send(answer.exchange, out);
    }

    private void begin() {
        if (begun || answer.fault.headersAt() == Fault.HeadersAt.NEVER) {
            return;
        }
        begun = true;
        answer.headersSent(System.nanoTime());
        answer.exchange.begin(answer.fault.head(Head.of(200, framing.contentType())));
    }
}
