package inference.gatling.exchange;

import inference.stream.StreamState;
import java.time.Duration;
import java.util.OptionalLong;
import run.Outcome.Kind;

/** Deadlines of one generation, and the ending that follows from a missed one. */
final class Deadlines {

    /**
     * Time that the server has to end the body after the end mark of an answer, before its connection is closed. Some servers
     * end it a minute later or never.
     */
    static final Duration END_GRACE = Duration.ofMillis(200);

    /** Time that token counts and an end mark have to follow the finish reason; some servers send neither. */
    static final Duration COUNTS_GRACE = Duration.ofSeconds(1);

    private final Timeouts timeouts;
    private final long startNs;
    private final long firstTokenNs;
    private final long idleNs;
    private final long totalNs;
    private final StreamState stream;
    private boolean hadToken;

    Deadlines(Timeouts timeouts, long startNs, StreamState stream) {
        this.timeouts = timeouts;
        this.startNs = startNs;
        this.firstTokenNs = timeouts.firstToken().toNanos();
        this.idleNs = timeouts.idle().toNanos();
        this.totalNs = timeouts.total().toNanos();
        this.stream = stream;
    }

    /** Earliest deadline, by {@link System#nanoTime()}. */
    long nextNs() {
        long silenceNs = stream.hasToken() ? idleNs : firstTokenNs;
        long unsettled = Math.min(startNs + totalNs, stream.lastProgressNs() + silenceNs);
        OptionalLong settled = stream.settledNs();
        return settled.isPresent() ? Math.min(unsettled, settled.getAsLong() + grace()) : unsettled;
    }

    /** Whether events since the previous call may have moved {@link #nextNs()} forward; tokens after the first only delay it. */
    boolean mayComeEarlier() {
        boolean first = stream.hasToken() && !hadToken;
        hadToken = stream.hasToken();
        return first || stream.settledNs().isPresent();
    }

    private long grace() {
        return (stream.isWholeWithCounts() ? END_GRACE : COUNTS_GRACE).toNanos();
    }

    /** Ending of a generation whose {@link #nextNs()} has passed. A complete answer ended when it became complete. */
    Ending passed(long nowNs, boolean headersCame) {
        OptionalLong settled = stream.settledNs();
        if (!stream.error().isEmpty()) {
            return Ending.of(settled.orElse(nowNs), Kind.STREAM_ERROR, stream.error());
        }
        if (settled.isPresent()) {
            return Ending.ok(settled.getAsLong());
        }
        if (nowNs - startNs >= totalNs) {
            return Ending.of(
                    nowNs,
                    Kind.TIMEOUT_TOTAL,
                    "not complete after " + timeouts.total().toMillis() + " ms");
        }
        if (stream.hasToken()) {
            return Ending.of(
                    nowNs, Kind.TIMEOUT_IDLE, "no token for " + timeouts.idle().toMillis() + " ms");
        }
        return Ending.of(
                nowNs,
                Kind.TIMEOUT_FIRST_TOKEN,
                "no token after " + timeouts.firstToken().toMillis() + " ms"
                        + (headersCame ? "" : ", no response headers either"));
    }
}
