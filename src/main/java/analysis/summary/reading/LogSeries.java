package analysis.summary.reading;

import analysis.log.LogRecord;
import analysis.summary.samples.CellDataBuilder;
import analysis.summary.samples.Window;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import run.Cell;
import run.Outcome;

/** Requests of one name and group path in Gatling's log: a cell, or the first tokens of another one's. */
final class LogSeries {

    private static final String GROUP_SEPARATOR = " / ";

    private final Cell cell;
    private final RunBuilder run;
    /** Requests whose first tokens these are; null if these are requests themselves. */
    private final LogSeries answered;
    /** First tokens by the start of their request, ms, of requests that have not ended, in the order of the log. */
    private final Map<Long, Deque<Long>> firstTokensMs = new HashMap<>();

    private CellDataBuilder rows;
    private int count;
    private Window first;
    private Window all;

    LogSeries(List<String> groups, String request, RunBuilder run) {
        this(
                groups.isEmpty() ? new Cell(request, "") : new Cell(String.join(GROUP_SEPARATOR, groups), request),
                run,
                null);
    }

    private LogSeries(Cell cell, RunBuilder run, LogSeries answered) {
        this.cell = cell;
        this.run = run;
        this.answered = answered;
    }

    static LogSeries ofFirstTokens(LogSeries answered) {
        return new LogSeries(answered.cell, answered.run, answered);
    }

    boolean isFirstToken() {
        return answered != null;
    }

    LogSeries answered() {
        return answered;
    }

    /** Adds a first token, which is logged before its request. */
    void firstToken(LogRecord.Request request) {
        if (request.durationMs() >= 0) {
            firstTokensMs
                    .computeIfAbsent(request.startMs(), start -> new ArrayDeque<>(1))
                    .add(request.durationMs());
        }
    }

    void add(LogRecord.Request request, LogMessages messages) {
        if (rows == null) {
            rows = run.cell(cell);
        }
        // With a clock of its own, an end may precede the start.
        double durationMs = request.durationMs() < 0 ? Double.NaN : request.durationMs();
        rows.add(
                request.startMs(),
                request.ok() ? Outcome.OK : messages.outcome(request.message()),
                request.message(),
                firstTokenMs(request.startMs()),
                durationMs);
        count++;
        long endMs = Math.max(request.startMs(), request.endMs());
        if (all == null) {
            first = new Window(request.startMs(), endMs);
            all = first;
        } else if (request.startMs() < all.startMs() || endMs > all.endMs()) {
            Window next = new Window(request.startMs(), endMs);
            first = next.startMs() < first.startMs() ? next : first;
            all = all.around(next);
        }
    }

    private double firstTokenMs(long startMs) {
        Deque<Long> waiting = firstTokensMs.isEmpty() ? null : firstTokensMs.get(startMs);
        if (waiting == null) {
            return Double.NaN;
        }
        long ms = waiting.remove();
        if (waiting.isEmpty()) {
            firstTokensMs.remove(startMs);
        }
        return ms;
    }

    /** Passes the time window of its rows to the run. */
    void tell(RunBuilder builder) {
        if (count > 0) {
            builder.sent(cell, count, first, all);
        }
    }
}
