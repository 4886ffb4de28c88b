package inference.gatling.record;

import static run.Units.NS_PER_MS;

import com.sun.management.OperatingSystemMXBean;
import inference.gatling.engine.EventLoops;
import inference.gatling.engine.LoopLag;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutorGroup;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.HdrHistogram.Histogram;
import run.ClientHealth;
import run.ClientHealth.Cpu;
import run.ClientHealth.Distribution;
import run.ClientHealth.Gc;

/**
 * Monitor of the load generator's health during a run: the lag of a periodic tick on each event loop (where all
 * timestamps are taken), garbage collection pauses, and the process's CPU share.
 */
final class ClientHealthMonitor {

    private final List<LoopLag> loops = new CopyOnWriteArrayList<>();
    private final Histogram lag = histogram();
    private final GcPauses gc = new GcPauses();
    private final CpuShare cpu = new CpuShare();
    private final Histogram scheduleDelay = histogram();
    private final ScheduledExecutorService sampler =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("client-health", true));
    private long startNs;

    /** Starts a tick on each event loop that serves users, and the CPU and GC measurements. */
    void start(EventExecutorGroup eventLoops) {
        startNs = System.nanoTime();
        gc.start();
        sampler.scheduleAtFixedRate(cpu::sample, 0, 1, TimeUnit.SECONDS);
        EventLoops.of(eventLoops).all().forEach(eventLoop -> loops.add(LoopLag.watch(eventLoop)));
    }

    private static Histogram histogram() {
        return new Histogram(LoopLag.HIGHEST_NS, LoopLag.DIGITS);
    }

    /** Records how late an arrival of an open profile started, ms. */
    void lateArrival(double delayMs) {
        synchronized (scheduleDelay) {
            scheduleDelay.recordValue(Math.min(LoopLag.HIGHEST_NS, Math.max(0, Math.round(delayMs * NS_PER_MS))));
        }
    }

    /** Event-loop lag since the previous call; empty if nothing has ticked since. */
    Optional<Distribution> recentLag() {
        synchronized (lag) {
            Histogram recent = histogram();
            loops.forEach(loop -> recent.add(loop.sinceLast()));
            lag.add(recent);
            return recent.getTotalCount() == 0 ? Optional.empty() : Optional.of(distribution(recent));
        }
    }

    /** Stops the measurement and returns its results since {@link #start}. */
    ClientHealth stop() {
        loops.forEach(LoopLag::stop);
        sampler.shutdownNow();
        recentLag();
        synchronized (scheduleDelay) {
            return new ClientHealth(
                    distribution(lag),
                    gc.stop(System.nanoTime() - startNs),
                    cpu.result(),
                    scheduleDelay.getTotalCount() == 0 ? null : distribution(scheduleDelay));
        }
    }

    /** Number of collections reported so far; the JVM reports each with a delay. */
    long collections() {
        return gc.count();
    }

    private static Distribution distribution(Histogram ns) {
        return new Distribution(
                ns.getTotalCount(),
                ns.getValueAtPercentile(50) / NS_PER_MS,
                ns.getValueAtPercentile(99) / NS_PER_MS,
                ns.getMaxValue() / NS_PER_MS);
    }

    /** Sum of the pauses that the collectors report. */
    private static final class GcPauses {
        private final NotificationListener listener = (notification, handback) -> {
            CompositeData info = (CompositeData) ((CompositeData) notification.getUserData()).get("gcInfo");
            add((Long) info.get("duration"));
        };
        private long count;
        private long totalMs;
        private long maxMs;

        private synchronized void add(long ms) {
            count++;
            totalMs += ms;
            maxMs = Math.max(maxMs, ms);
        }

        void start() {
            for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                // Concurrent collectors report cycles, which pause nothing, separately from their pauses.
                if (!collector.getName().contains("Concurrent")
                        && !collector.getName().contains("Cycles")) {
                    ((NotificationEmitter) collector).addNotificationListener(listener, null, null);
                }
            }
        }

        synchronized long count() {
            return count;
        }

        synchronized Gc stop(long measuredNs) {
            return new Gc(count, totalMs, maxMs, 100 * totalMs * NS_PER_MS / Math.max(1, measuredNs));
        }
    }

    /** Processor use of this process, sampled once a second, and steal, both % of all processors. */
    private static final class CpuShare {
        private final Optional<ProcessorTimes> before = ProcessorTimes.now();
        private final OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private long lastCpuNs = -1;
        private long lastWallNs;
        private double sumPct;
        private double maxPct;
        private long windows;

        synchronized void sample() {
            long cpuNs = os.getProcessCpuTime();
            long wallNs = System.nanoTime();
            if (lastCpuNs >= 0 && wallNs > lastWallNs) {
                double pct = 100.0 * (cpuNs - lastCpuNs) / (wallNs - lastWallNs) / os.getAvailableProcessors();
                sumPct += pct;
                maxPct = Math.max(maxPct, pct);
                windows++;
            }
            lastCpuNs = cpuNs;
            lastWallNs = wallNs;
        }

        synchronized Cpu result() {
            Double stealPct = before.flatMap(ProcessorTimes::stealPctUntilNow).orElse(null);
            return windows == 0 ? new Cpu(0, 0, stealPct) : new Cpu(sumPct / windows, maxPct, stealPct);
        }
    }
}
