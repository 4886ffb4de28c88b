package mock.serve;

import java.util.Arrays;
import mock.answer.AnswerFormat;
import mock.answer.AnswerPlan;
import mock.answer.AnswerRequest;
import mock.answer.CompletedAnswer;
import mock.engine.PacedAnswer;
import mock.fault.Fault;
import mock.http.ServerExchange;
import mock.measure.SendLog;

/** State of a request while it is answered, with its send times. */
final class AnswerInProgress {

    final ServerExchange exchange;
    final AnswerRequest request;
    final AnswerFormat format;
    final AnswerPlan plan;
    final Fault fault;
    final String requestId;
    PacedAnswer generation;
    private long headersNs;
    private long[] sendNs = new long[64];
    private int sends;

    AnswerInProgress(
            ServerExchange exchange,
            AnswerRequest request,
            AnswerFormat format,
            AnswerPlan plan,
            Fault fault,
            String requestId) {
        this.exchange = exchange;
        this.request = request;
        this.format = format;
        this.plan = plan;
        this.fault = fault;
        this.requestId = requestId;
    }

    void headersSent(long nowNs) {
        headersNs = nowNs;
    }

    void tokensSent(long nowNs) {
        if (sends == sendNs.length) {
            sendNs = Arrays.copyOf(sendNs, 2 * sends);
        }
        sendNs[sends++] = nowNs;
    }

    CompletedAnswer summary() {
        PacedAnswer.Work work = generation.work();
        return new CompletedAnswer(
                work.promptTokens(),
                work.cachedTokens(),
                plan.pieces().size() * request.choices(),
                plan.finishReason(),
                plan.text(),
                request.choices(),
                generation);
    }

    SendLog.Entry logEntry(String outcome) {
        long arrivalNs = exchange.request().arrivalNs();
        return new SendLog.Entry(
                requestId,
                exchange.request().path(),
                request.model(),
                outcome,
                arrivalNs,
                SendLog.epochUs(arrivalNs),
                headersNs,
                System.nanoTime(),
                Arrays.copyOf(sendNs, sends));
    }
}
