package inference.gatling.exchange;

import inference.stream.StreamState;
import java.time.Duration;
import java.util.OptionalLong;
import run.Outcome.Kind;

/** Until when a stream is waited for, and what it means that it did not come. */
final class Deadlines {

    /**
     * An answer is complete with its end mark, but the body goes on until the server ends it, which some do a minute later
     * or never. One that does so in time keeps its connection; the others lose it.
     */
    static final Duration END_GRACE = Duration.ofMillis(200);

    /** After a reason for the end, counts and end mark may follow, or not. */
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

    /** The moment at which to look again. */
    long nextNs() {
        long silenceNs = stream.hasToken() ? idleNs : firstTokenNs;
        long unsettled = Math.min(startNs + totalNs, stream.lastProgressNs() + silenceNs);
        OptionalLong settled = stream.settledNs();
        return settled.isPresent() ? Math.min(unsettled, settled.getAsLong() + grace()) : unsettled;
    }

    /** Whether what has come since this was asked last may bring that moment forward; further tokens only put it off. */
    boolean mayComeEarlier() {
        boolean first = stream.hasToken() && !hadToken;
        hadToken = stream.hasToken();
        return first || stream.settledNs().isPresent();
    }

    private long grace() {
        return (stream.isWholeWithCounts() ? END_GRACE : COUNTS_GRACE).toNanos();
    }

    /** What {@link #nextNs()} having passed means. An answer that is complete ended when it became so. */
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
