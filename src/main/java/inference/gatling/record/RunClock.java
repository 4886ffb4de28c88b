package inference.gatling.record;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clock of a run's records: what the wall clock showed when it was made, and the monotonic clock from there. A wall
 * clock that is set in mid-run thus falsifies no time between two records; Gatling's own log is timed in the same way.
 */
public final class RunClock {

    private final InstantSource wall;
    private final LongSupplier monotonicNs;
    private final Instant anchor;
    private final long anchorNs;

    /** Begins now. */
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

    /** The moment {@code ns} of {@link System#nanoTime()}. */
    public Instant at(long ns) {
        return anchor.plusNanos(ns - anchorNs);
    }

    /** By how much the wall clock was set since this one began: forward if positive. */
    public Duration step() {
        return Duration.between(now(), wall.instant());
    }
}
