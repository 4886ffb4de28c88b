package inference.gatling.record;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Clock of a run's records: the wall clock at its creation, advanced by the monotonic clock. Setting the wall clock during a
 * run therefore does not distort intervals. Gatling times its own log in the same way.
 */
public final class RunClock {

    private final InstantSource wall;
    private final LongSupplier monotonicNs;
    private final Instant anchor;
    private final long anchorNs;

    /** Creates a clock anchored at the current time. */
    public RunClock() {
        this(InstantSource.system(), System::nanoTime);
    }

    RunClock(InstantSource wall, LongSupplier monotonicNs) {
        this.wall = wall;
        this.monotonicNs = monotonicNs;
        this.anchor = wall.instant();
        this.anchorNs = monotonicNs.getAsLong();
    }

    public Instant now() {
        return at(monotonicNs.getAsLong());
    }

    /** Instant of the {@link System#nanoTime()} value {@code ns}. */
    public Instant at(long ns) {
        return anchor.plusNanos(ns - anchorNs);
    }

    /** Adjustment of the wall clock since this clock was created; positive if it was set forward. */
    public Duration step() {
        return Duration.between(now(), wall.instant());
    }
}
