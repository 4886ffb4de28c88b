package run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;

/**
 * Health of the load generator: how well it kept up with its own work. Beyond the limits of {@code docs/accuracy.md}
 * the client was the bottleneck, and the run's figures say little about the server.
 *
 * @param eventLoopLag lateness of a periodic task on each event loop, ms; a loop that stood still for 100 ms counts
 *     once for each tick that it missed
 * @param gc garbage collections during the run
 * @param cpuPct processor time, 100 = all processors busy
 * @param scheduleDelay lateness of the arrivals of an open profile, ms; null for closed profiles
 * @param clockStepMs step of the wall clock during the run, ms, forward if positive. Null in records of older versions,
 *     which took their times from the wall clock; later ones use the monotonic clock
 * @param connectPauses pauses of users after failed connections; null if there were none
 * @param readiness what was not ready when the load began; null if everything was
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

    /** Health measured up to the end of the load, without clock step, pauses and readiness. */
    public ClientHealth(Distribution eventLoopLag, Gc gc, Cpu cpuPct, Distribution scheduleDelay) {
        this(eventLoopLag, gc, cpuPct, scheduleDelay, null, null, null);
    }

    /** Copy completed at the end of the run. */
    public ClientHealth completed(Duration clockStep, Pauses pauses) {
        return new ClientHealth(eventLoopLag, gc, cpuPct, scheduleDelay, clockStep.toNanos() / 1e6, pauses, readiness);
    }

    /** Copy with the state in which the load began. */
    public ClientHealth with(Readiness begun) {
        return new ClientHealth(eventLoopLag, gc, cpuPct, scheduleDelay, clockStepMs, connectPauses, begun);
    }

    /** Highest p99 of {@link #eventLoopLag()} of a run that can be trusted, ms. */
    public static final double MAX_LAG_P99_MS = 5;

    /** Highest share of the run spent in collection pauses, %: above it a p99 shows the collector, not the server. */
    public static final double MAX_GC_PCT = 1;

    /** Highest mean of {@link #cpuPct()}, %: above it work queues for a processor. */
    public static final double MAX_CPU_PCT = 80;

    /** Whether the event loops lagged beyond {@link #MAX_LAG_P99_MS}. */
    public boolean lagged() {
        return eventLoopLag != null && eventLoopLag.p99Ms() > MAX_LAG_P99_MS;
    }

    /** Whether garbage collection paused the client beyond {@link #MAX_GC_PCT}; false if the share is unknown. */
    public boolean paused() {
        return gc != null && gc.timePct() != null && gc.timePct() > MAX_GC_PCT;
    }

    /** Whether CPU use was beyond {@link #MAX_CPU_PCT}. */
    public boolean saturated() {
        return cpuPct != null && cpuPct.mean() > MAX_CPU_PCT;
    }

    /** Percentiles of lateness, ms, over {@code count} observations. */
    public record Distribution(long count, double p50Ms, double p99Ms, double maxMs) {}

    /**
     * Garbage collections and their pauses, ms.
     *
     * @param timePct share of the measured time spent in pauses, 0 to 100; null in records of older versions
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Gc(long count, double totalMs, double maxPauseMs, Double timePct) {}

    /**
     * What was not ready when the load began; null or empty where all was well.
     *
     * @param cold why the client was not warmed up, a full sentence
     * @param lateMs delay of the load's begin after {@code startAt}, ms
     * @param ignored {@code -D} names that the simulation does not read
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Readiness(String cold, Long lateMs, List<String> ignored) {

        public Readiness {
            ignored = ignored == null ? List.of() : List.copyOf(ignored);
        }

        /** What to tell the user of {@code ignored}, not empty, and where a setting does what it is for. */
        public static String told(List<String> ignored, String simulation) {
            return "-D" + String.join(", -D", ignored) + (ignored.size() == 1 ? " has" : " have") + " no effect on "
                    + simulation + "."
                    + (ignored.contains("slo")
                            ? " Judge a run by objectives with the command verdict --slo; of the simulations only Capacity"
                                    + " uses -Dslo."
                            : "");
        }

        /** Whether everything was ready. */
        public boolean isFull() {
            return cold == null && lateMs == null && ignored.isEmpty();
        }
    }

    /** Pauses of users: their number, sum and maximum, ms. */
    public record Pauses(long count, double totalMs, double maxMs) {}

    /**
     * Processor time, % of all processors available.
     *
     * @param mean mean use by this process in one-second windows, 0 to 100
     * @param max maximum of these windows
     * @param steal share of the machine's processor time that its hypervisor gave to other machines, 0 to 100; null where
     *     the system does not report it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cpu(double mean, double max, Double steal) {}
}
