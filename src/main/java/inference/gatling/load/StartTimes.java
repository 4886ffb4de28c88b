package inference.gatling.load;

import static run.Units.NS_PER_MS;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Start times of the users of a closed profile. Sent at once, their first requests would wait for one another inside the client,
 * and that wait would be measured as the server's. So users start {@value #SPACING_MS} ms apart, or closer, down to
 * {@value #LEAST_SPACING_MS} ms, if that would take more than {@value #USUAL_MS} ms. Gatling creates all users first; none
 * starts during that time.
 */
final class StartTimes {

    /** Usual spacing, ms. A first request costs the client some 0.3 ms of CPU time: a session, a connection, a request. */
    private static final double SPACING_MS = 4;

    private static final double LEAST_SPACING_MS = 2;
    private static final double USUAL_MS = 2000;
    /** Time that Gatling needs to create a user, ms. */
    private static final double MAKING_MS = 0.2;

    private final double spacingMs;
    private final double makingMs;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong firstNs = new AtomicLong(Long.MIN_VALUE);

    StartTimes(int users) {
        spacingMs = Math.max(LEAST_SPACING_MS, Math.min(SPACING_MS, USUAL_MS / users));
        makingMs = users == 1 ? 0 : users * MAKING_MS;
    }

    /** Wait of the next user, who asks at {@code nowNs}. */
    Duration next(long nowNs) {
        firstNs.compareAndSet(Long.MIN_VALUE, nowNs);
        double dueMs = makingMs + begun.getAndIncrement() * spacingMs;
        return Duration.ofMillis(Math.max(0, Math.round(dueMs - (nowNs - firstNs.get()) / NS_PER_MS)));
    }
}
