package mock.engine;

import io.netty.channel.EventLoop;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Scheduler that runs actions on an event loop at a given {@link System#nanoTime()}, more precisely than the loop
 * itself: NIO rounds its waits up to whole milliseconds. A pacer thread parks until shortly before the next action is
 * due (the slack of a park is about 50 µs on Linux) and wakes the loop, which polls until the action is due and serves
 * sockets meanwhile. Under load the loop never sleeps and the pacer has nothing to do.
 *
 * <p>Only {@link #close()} may be called outside of the event loop's thread.
 */
public final class PreciseScheduler implements AutoCloseable {

    /** Polling starts this long before an action is due: about the kernel's timer slack plus a thread switch. */
    private static final long POLL_WINDOW_NS = 60_000;

    /** Actions in a row before the loop serves its sockets. */
    private static final int MAX_RUN = 64;

    private static final long NEVER = Long.MAX_VALUE;

    private final EventLoop loop;
    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private final AtomicLong wakeAt = new AtomicLong(NEVER);
    private final long origin = System.nanoTime();
    private final Thread pacer;
    private volatile boolean closed;
    private long sequence;
    private boolean polling;

    public PreciseScheduler(EventLoop loop) {
        this.loop = loop;
        this.pacer = new Thread(this::pace, "mock-pacer");
        pacer.setDaemon(true);
        pacer.start();
    }

    /** Runs {@code action} when {@link System#nanoTime()} reaches {@code dueNs}, but never within this call. */
    public void at(long dueNs, Runnable action) {
        queue.add(new Entry(dueNs - origin, sequence++, action));
        if (!polling) {
            arm();
        }
    }

    /** Stops the pacer; actions still queued are dropped. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(pacer);
    }

    private void poll() {
        polling = true;
        for (int i = 0; i < MAX_RUN; i++) {
            Entry head = queue.peek();
            if (head == null || head.due > now()) {
                break;
            }
            queue.poll();
            run(head.action);
        }
        polling = false;
        arm();
    }

    /** Runs one action; its failure must stop neither the other actions nor the scheduler. */
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private void arm() {
        Entry head = queue.peek();
        if (head == null || closed) {
            return;
        }
        if (head.due - now() <= POLL_WINDOW_NS) {
            // schedule(), not execute(): the loop serves its sockets between two scheduled tasks.
            polling = true;
            loop.schedule(this::poll, 1, TimeUnit.NANOSECONDS);
            return;
        }
        long wake = head.due - POLL_WINDOW_NS;
        if (wake < wakeAt.get()) {
            wakeAt.set(wake);
            LockSupport.unpark(pacer);
        }
    }

    private void pace() {
        while (!closed) {
            long target = wakeAt.get();
            long wait = target == NEVER ? NEVER : target - now();
            if (wait > 0) {
                if (target == NEVER) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, wait);
                }
            } else if (wakeAt.compareAndSet(target, NEVER) && !loop.isShuttingDown()) {
                loop.execute(this::wake);
            }
        }
    }

    private void wake() {
        if (!polling) {
            poll();
        }
    }

    private long now() {
        return System.nanoTime() - origin;
    }

    private record Entry(long due, long sequence, Runnable action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}
