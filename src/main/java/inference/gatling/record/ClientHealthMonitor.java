package inference.gatling.record;

import com.sun.management.OperatingSystemMXBean;
import inference.gatling.engine.EventLoops;
import io.netty.util.concurrent.EventExecutor;
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
import org.HdrHistogram.SingleWriterRecorder;
import run.ClientHealth;
import run.ClientHealth.Cpu;
import run.ClientHealth.Distribution;
import run.ClientHealth.Gc;

/**
 * Measures how well the load generator keeps up while it runs: the lateness of a tick on each event loop, where all
 * timestamps are taken, the collector's pauses and the process's share of the processors.
 */
final class ClientHealthMonitor {

    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long HIGHEST_NS = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 3;
    private static final double NS_PER_MS = 1e6;

    private final List<SingleWriterRecorder> lags = new CopyOnWriteArrayList<>();
    private final Histogram lag = new Histogram(HIGHEST_NS, DIGITS);
    private final GcPauses gc = new GcPauses();
    private final CpuShare cpu = new CpuShare();
    private final Histogram scheduleDelay = new Histogram(HIGHEST_NS, DIGITS);
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "client-health");
        thread.setDaemon(true);
        return thread;
    });
    private long startNs;
    private volatile boolean running;

    /** Starts ticking on every loop of the group that is used. */
    void start(EventExecutorGroup eventLoops) {
        running = true;
        startNs = System.nanoTime();
        gc.start();
        sampler.scheduleAtFixedRate(cpu::sample, 0, 1, TimeUnit.SECONDS);
        for (EventExecutor eventLoop : EventLoops.of(eventLoops).all()) {
            SingleWriterRecorder lag = new SingleWriterRecorder(HIGHEST_NS, DIGITS);
            lags.add(lag);
            tick(eventLoop, lag);
        }
    }

    private void tick(EventExecutor eventLoop, SingleWriterRecorder lag) {
        long dueNs = System.nanoTime() + TICK_NS;
        eventLoop.schedule(
                () -> {
                    if (running) {
                        long lateNs = Math.min(HIGHEST_NS, Math.max(0, System.nanoTime() - dueNs));
                        // A loop that stood still missed the ticks in between: without them a stall would count once.
                        lag.recordValueWithExpectedInterval(lateNs, TICK_NS);
                        tick(eventLoop, lag);
                    }
                },
                TICK_NS,
                TimeUnit.NANOSECONDS);
    }

    /** Notes how late an arrival of an open profile started. */
    void lateArrival(double delayMs) {
        synchronized (scheduleDelay) {
            scheduleDelay.recordValue(Math.min(HIGHEST_NS, Math.max(0, Math.round(delayMs * NS_PER_MS))));
        }
    }

    /** The event loops' lag since this was asked last; empty if nothing has ticked since. */
    Optional<Distribution> recentLag() {
        synchronized (lag) {
            Histogram recent = new Histogram(HIGHEST_NS, DIGITS);
            lags.forEach(recorder -> recent.add(recorder.getIntervalHistogram()));
            lag.add(recent);
            return recent.getTotalCount() == 0 ? Optional.empty() : Optional.of(distribution(recent));
        }
    }

    /** Stops, and tells what was seen since {@link #start}. */
    ClientHealth stop() {
        running = false;
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

    /** Collections that the JVM has told of so far: it tells of each some time after it. */
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

    /** Adds up the pauses that the collectors report. */
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
                // Concurrent collectors report their cycles, which pause nobody, beside their pauses.
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

    /** The process's share of the machine's processors in windows of a second. */
    private static final class CpuShare {
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
            return windows == 0 ? new Cpu(0, 0) : new Cpu(sumPct / windows, maxPct);
        }
    }
}
