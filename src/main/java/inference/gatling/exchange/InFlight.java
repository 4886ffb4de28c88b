package inference.gatling.exchange;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The exchanges under way, so that a run that is stopped hangs up on all of them, and they are recorded. */
public final class InFlight {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long STEP_NS = 5_000_000;

    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** Whether nothing more is to be sent. */
    public boolean isStopped() {
        return stopped;
    }

    /** From now on it is hung up on if the run is stopped. */
    public void add(Exchange exchange) {
        exchanges.add(exchange);
        if (stopped) {
            exchange.stop(); // it was begun while the others were being stopped
        }
    }

    /** It has ended. */
    public void remove(Exchange exchange) {
        exchanges.remove(exchange);
    }

    /** How many there are. */
    public int count() {
        return exchanges.size();
    }

    /** Nothing more is sent, what is under way is hung up on; returns when that is done, or after a second. */
    public void stop() {
        stopped = true;
        exchanges.forEach(Exchange::stop);
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!exchanges.isEmpty() && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(STEP_NS);
        }
    }
}
