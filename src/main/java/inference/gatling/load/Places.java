package inference.gatling.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Places for requests in flight when concurrency is capped; those who find none free wait, first come first served. Thread-safe. */
final class Places {

    private final Deque<Consumer<OptionalLong>> waiting = new ArrayDeque<>();
    private int free;

    /** @param count number of places, 1 or more */
    Places(int count) {
        free = count;
    }

    /**
     * Takes a place, now or when one becomes free.
     *
     * @param whenTaken receives the time at which the place became free, by {@link System#nanoTime()}, or empty if one was free
     *     already; may be called on the thread that gives the place back
     */
    void take(Consumer<OptionalLong> whenTaken) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(whenTaken);
                return;
            }
            free--;
        }
        whenTaken.accept(OptionalLong.empty());
    }

    /** Gives a place back. */
    void leave() {
        Consumer<OptionalLong> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.accept(OptionalLong.of(System.nanoTime()));
    }
}
