package inference.gatling.exchange;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Set of the exchanges in flight, which are cancelled and recorded when a run is stopped. Thread-safe. */
public final class InFlight {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long STEP_NS = 5_000_000;

    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** Whether {@link #stop} was called, so that no more requests may be sent. */
    public boolean isStopped() {
        return stopped;
    }

    /** Adds an exchange that has started. */
    public void add(Exchange exchange) {
        exchanges.add(exchange);
        if (stopped) {
            exchange.stop(); // it started while the others were being stopped
        }
    }

    /** Removes an exchange that has ended. */
    public void remove(Exchange exchange) {
        exchanges.remove(exchange);
    }

    /** Number of exchanges in flight. */
    public int count() {
        return exchanges.size();
    }

    /** Blocks new requests and cancels all in flight; returns when they have ended, or after one second. */
    public void stop() {
        stopped = true;
        exchanges.forEach(Exchange::stop);
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!exchanges.isEmpty() && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(STEP_NS);
        }
    }
}
