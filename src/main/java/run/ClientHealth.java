package run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;

/**
 * Health of the load generator: how well it kept up with its own work. Above the limits of {@code docs/accuracy.md} the client was the
 * bottleneck and the run's figures say little about the server.
 *
 * @param eventLoopLag how late a task scheduled on each event loop ran, ms, weighted by time: a loop that stood still for
 *     100 ms counts as often as the tasks it missed
 * @param gc pauses of the JVM's collector during the run
 * @param cpuPct processor time, 100 = all processors busy
 * @param scheduleDelay how late arrivals of an open profile started, ms; null for closed profiles
 * @param clockStepMs by how much the wall clock was set during the run, ms, forward if positive; the run's times are of the
 *     monotonic clock from its start. Null in records of runs whose times are of the wall clock
 * @param connectPauses what users waited after connections that failed; null if none did
 * @param readiness what was not ready when the load began; null if all was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientHealth(
        Distribution eventLoopLag,
        Gc gc,
        Cpu cpuPct,
        Distribution scheduleDelay,
        Double clockStepMs,
        Pauses connectPauses,
        Readiness readiness) {

    /** What was measured of a run whose times are of the wall clock. */
    public ClientHealth(Distribution eventLoopLag, Gc gc, Cpu cpuPct, Distribution scheduleDelay) {
        this(eventLoopLag, gc, cpuPct, scheduleDelay, null, null, null);
    }

    /** The same of a run whose times are of the monotonic clock. */
    public ClientHealth completed(Duration clockStep, Pauses pauses) {
        return new ClientHealth(eventLoopLag, gc, cpuPct, scheduleDelay, clockStep.toNanos() / 1e6, pauses, readiness);
    }

    /** The same, of a load that began so. */
    public ClientHealth begun(Readiness so) {
        return new ClientHealth(eventLoopLag, gc, cpuPct, scheduleDelay, clockStepMs, connectPauses, so);
    }

    /** Limit on the 99th percentile of {@link #eventLoopLag()} for a run that can be trusted, ms. */
    public static final double MAX_LAG_P99_MS = 5;

    /** Limit on the share of the time that the collector paused everything, %: above it a p99 is the collector's. */
    public static final double MAX_GC_PCT = 1;

    /** Limit on the mean of {@link #cpuPct()}, %: above it work waits for a processor. */
    public static final double MAX_CPU_PCT = 80;

    /** Whether the event loops were late too often. */
    public boolean lagged() {
        return eventLoopLag != null && eventLoopLag.p99Ms() > MAX_LAG_P99_MS;
    }

    /** Whether the collector paused too much of the time; false where the share is not known. */
    public boolean paused() {
        return gc != null && gc.timePct() != null && gc.timePct() > MAX_GC_PCT;
    }

    /** Whether the processors were too busy. */
    public boolean saturated() {
        return cpuPct != null && cpuPct.mean() > MAX_CPU_PCT;
    }

    /** Percentiles of a lateness, ms, over {@code count} observations. */
    public record Distribution(long count, double p50Ms, double p99Ms, double maxMs) {}

    /**
     * Collections and their pauses, ms.
     *
     * @param timePct share of the measured time that was paused, 0 to 100; null in records that did not measure it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Gc(long count, double totalMs, double maxPauseMs, Double timePct) {}

    /**
     * What was not ready when the load began; what was is null.
     *
     * @param cold why the client's own code was not warm, a full sentence
     * @param lateMs how long after {@code startAt} the load began, ms
     * @param ignored names given with {@code -D} that nothing of the simulation reads
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Readiness(String cold, Long lateMs, List<String> ignored) {

        public Readiness {
            ignored = ignored == null ? List.of() : List.copyOf(ignored);
        }

        /** Whether all was ready. */
        public boolean isFull() {
            return cold == null && lateMs == null && ignored.isEmpty();
        }
    }

    /** Pauses of users: how many, their sum and the longest, ms. */
    public record Pauses(long count, double totalMs, double maxMs) {}

    /**
     * Processor time, % of all processors available.
     *
     * @param mean used by this process, 0 to 100, mean of one-second windows
     * @param max the highest of these windows
     * @param steal share of the machine's processor time that its hypervisor gave to other machines, 0 to 100; null where the
     *     system does not tell
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cpu(double mean, double max, Double steal) {}
}
