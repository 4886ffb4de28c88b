package inference.gatling.engine;

import static run.Units.NS_PER_MS;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Lag of one event loop: how late a tick every 10 ms runs. The bytes of a token wait for the loop just as the tick does, for the
 * tasks before them, a garbage collection, a processor. Written on the event loop only.
 */
public final class LoopLag {

    /** Longest lag that is told apart, ns. */
    public static final long HIGHEST_NS = TimeUnit.MINUTES.toNanos(10);

    /** Significant decimal digits of a recorded lag. */
    public static final int DIGITS = 3;

    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final FastThreadLocal<LoopLag> WATCHED = new FastThreadLocal<>();

    private final SingleWriterRecorder lags = new SingleWriterRecorder(HIGHEST_NS, DIGITS);
    private final EventExecutor eventLoop;
    private long dueNs;
    private long lastNs;
    private volatile boolean running = true;

    private LoopLag(EventExecutor eventLoop) {
        this.eventLoop = eventLoop;
    }

    /** Starts the ticks of {@code eventLoop}. */
    public static LoopLag watch(EventExecutor eventLoop) {
        LoopLag lag = new LoopLag(eventLoop);
        eventLoop.execute(() -> {
            WATCHED.set(lag);
            lag.next();
        });
        return lag;
    }

    private void next() {
        dueNs = System.nanoTime() + TICK_NS;
        eventLoop.schedule(this::tick, TICK_NS, TimeUnit.NANOSECONDS);
    }

    private void tick() {
        if (!running) {
            WATCHED.remove();
            return;
        }
        lastNs = Math.min(HIGHEST_NS, Math.max(0, System.nanoTime() - dueNs));
        // A stalled loop misses ticks: without adding them a long stall would count as one sample.
        lags.recordValueWithExpectedInterval(lastNs, TICK_NS);
        next();
    }

    /**
     * Lag of the calling thread's event loop at {@code ns} by {@link System#nanoTime()}, ms: that of the last tick, at most 10 ms
     * before, or how long the next one is overdue. Absent on a thread that is not watched.
     */
    public static OptionalDouble currentMs(long ns) {
        LoopLag lag = WATCHED.get();
        return lag == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(lag.lastNs, ns - lag.dueNs) / NS_PER_MS);
    }

    /** Lags since this was last called, ns. Not for several threads at once. */
    public Histogram sinceLast() {
        return lags.getIntervalHistogram();
    }

    /** Ends the ticks. */
    public void stop() {
        running = false;
    }
}
