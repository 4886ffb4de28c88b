package inference.gatling.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Places for arrivals under way, as many as the cap on concurrency says; who finds none free waits for one, the first first. */
final class Places {

    private final Deque<Consumer<OptionalLong>> waiting = new ArrayDeque<>();
    private int free;

    /** @param count 1 or more */
    Places(int count) {
        free = count;
    }

    /**
     * Takes a place, now or when there is one.
     *
     * @param whenTaken is given when the place became free, by {@link System#nanoTime()}, and empty if one was free already; it
     *     may be run on the thread of who gives the place back
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
