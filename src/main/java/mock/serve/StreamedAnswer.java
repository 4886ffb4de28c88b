package mock.serve;

import java.io.ByteArrayOutputStream;
import java.util.List;
import mock.engine.GenerationListener;
import mock.engine.PreciseScheduler;
import mock.fault.Fault;
import mock.measure.Counters;

/** Answer that is streamed token by token. */
final class StreamedAnswer implements GenerationListener {

    private final AnswerInProgress answer;
    private final Counters counters;
    private final FrameSender sender;
    private final int tokensPerChunk;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private int heldTokens;
    private int sentTokens;

    StreamedAnswer(AnswerInProgress answer, int tokensPerChunk, Counters counters, PreciseScheduler scheduler) {
        this.answer = answer;
        this.counters = counters;
        this.sender = new FrameSender(answer.exchange, answer.fault, answer.format, scheduler, answer::headersSent);
        this.tokensPerChunk = answer.request.tool().isPresent() && answer.format.callsAtOnce()
                ? Integer.MAX_VALUE
                : answer.fault.tokensPerChunk(tokensPerChunk);
    }

    @Override
    public void started() {
        if (answer.fault.headersAt() == Fault.HeadersAt.SLOT && answer.format.headersEarly()) {
            sender.begin();
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
        if (sentTokens == 0) {
            sender.add(answer.format.opening(), 0);
        }
        byte[] text = held.toByteArray();
        held.reset();
        for (int choice = 0; choice < answer.request.choices(); choice++) {
            sender.add(List.of(answer.format.content(choice, text)), sentTokens);
        }
        sentTokens += heldTokens;
        heldTokens = 0;
        sender.flush(now -> {
            answer.tokensSent(now);
            counters.sent(dueNs, now);
        });
    }

    @Override
    public void finished() {
        counters.generationFinished(answer.generation);
        sender.add(answer.format.closing(answer.summary()), sentTokens);
        if (!sender.isStopped()) {
            sender.end();
        }
    }
}
