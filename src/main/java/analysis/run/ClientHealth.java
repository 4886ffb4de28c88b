package analysis.run;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How well the load generator kept up with its own work. Above the limits of {@code docs/accuracy.md} the client was the
 * bottleneck and the run's figures say little about the server.
 *
 * @param eventLoopLag how late a task scheduled on each event loop ran, ms
 * @param gc pauses of the JVM's collector during the run
 * @param cpuPct processor time of the load generator's process, 100 = all its processors busy
 * @param scheduleDelay how late arrivals of an open profile started, ms; null for closed profiles
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientHealth(Distribution eventLoopLag, Gc gc, Cpu cpuPct, Distribution scheduleDelay) {

    /** Limit on the 99th percentile of {@link #eventLoopLag()} for a run that can be trusted, ms. */
    public static final double MAX_LAG_P99_MS = 5;

    /** Percentiles of a lateness, ms, over {@code count} observations. */
    public record Distribution(long count, double p50Ms, double p99Ms, double maxMs) {}

    /** Collections and their pauses, ms. */
    public record Gc(long count, double totalMs, double maxPauseMs) {}

    /** Share of the machine's processors this process used, 0 to 100; mean and highest of one-second windows. */
    public record Cpu(double mean, double max) {}
}
