package inference.gatling.load;

import inference.progress.Position;
import inference.progress.Position.Unit;
import inference.progress.Task;
import inference.settings.Injector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/** Number of generations of a closed profile: the users share it and each takes one generation after the other until it is spent. */
public final class Budget {

    private final long count;
    private final long durationNs;
    private final LongUnaryOperator numbers;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong startNs = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean over;

    private Budget(long count, long durationNs, LongUnaryOperator numbers) {
        this.count = count;
        this.durationNs = durationNs;
        this.numbers = numbers;
    }

    /** {@code count} generations in all. */
    public static Budget generations(long count) {
        return new Budget(count, Long.MAX_VALUE, LongUnaryOperator.identity());
    }

    /** As many generations as begin within {@code duration} of the first. */
    public static Budget duration(Duration duration) {
        return new Budget(Long.MAX_VALUE, duration.toNanos(), LongUnaryOperator.identity());
    }

    /** What {@code injector} sends of it, if all have {@code users}; each generation keeps its number. */
    Budget of(Injector injector, int users) {
        return new Budget(
                count == Long.MAX_VALUE ? count : injector.generations(count, users),
                durationNs,
                nth -> injector.generation(nth, users));
    }

    /** The number of the next generation, from 0; -1 when the budget is spent. */
    public long take() {
        long now = System.nanoTime();
        startNs.compareAndSet(Long.MIN_VALUE, now);
        if (over || now - startNs.get() >= durationNs) {
            return -1;
        }
        long nth = taken.getAndIncrement();
        return nth < count ? numbers.applyAsLong(nth) : -1;
    }

    /** Nothing more is taken of it: what it is spent for is known. */
    public void end() {
        over = true;
    }

    /** A generation that was taken has ended. */
    void ended() {
        ended.incrementAndGet();
    }

    /** How far the part that it is the budget of is. */
    Task task(String name) {
        return nowNs -> startNs.get() == Long.MIN_VALUE
                ? Optional.empty()
                : Optional.of(new Position(
                        name,
                        Unit.REQUESTS,
                        ended.get(),
                        count == Long.MAX_VALUE ? 0 : count,
                        Duration.ofNanos(nowNs - startNs.get()),
                        durationNs == Long.MAX_VALUE ? Duration.ZERO : Duration.ofNanos(durationNs)));
    }
}
