package mock.serve;

import java.util.List;
import mock.answer.Frame;
import mock.engine.GenerationListener;
import mock.fault.Fault;
import mock.fault.Step;
import mock.http.Head;
import mock.measure.Counters;

/** Answer that is sent as one body when it is complete. A fault that breaks off a stream breaks it off at the same token. */
final class WholeAnswer implements GenerationListener {

    private static final String JSON = "application/json";

    private final AnswerInProgress answer;
    private final Counters counters;
    private boolean stopped;

    WholeAnswer(AnswerInProgress answer, Counters counters) {
        this.answer = answer;
        this.counters = counters;
    }

    @Override
    public void started() {}

    @Override
    public void token(int index, long dueNs) {
        counters.tokens(answer.request.choices());
        Frame frame = answer.format.content(0, answer.plan.pieces().get(index).json());
        applyFault(List.of(frame), index);
    }

    @Override
    public void finished() {
        counters.generationFinished(answer.generation);
        applyFault(answer.format.closing(answer.summary()), answer.plan.pieces().size());
        if (stopped || answer.fault.headersAt() == Fault.HeadersAt.NEVER) {
            return;
        }
        byte[] body = answer.format.whole(answer.summary());
        long now = System.nanoTime();
        answer.headersSent(now);
        answer.tokensSent(now);
        answer.fault.respond(answer.exchange, answer.fault.head(Head.of(200, JSON)), body);
    }

    private void applyFault(List<Frame> frames, int tokens) {
        for (Frame frame : frames) {
            for (Step step : stopped ? List.<Step>of() : answer.fault.apply(frame, tokens, answer.format)) {
                boolean error = step instanceof Step.Send send && send.frame().kind() == Frame.Kind.ERROR;
                if (stopped || !error && (step instanceof Step.Send || step instanceof Step.Raw)) {
                    continue;
                }
                stopped = true;
                if (step instanceof Step.Send send) {
                    answer.exchange.respond(Head.of(500, JSON), send.frame().payload());
                }
                if (step instanceof Step.Reset) {
                    answer.exchange.reset();
                } else if (step instanceof Step.Close || step instanceof Step.End) {
                    answer.exchange.close();
                }
            }
        }
    }
}
