package inference.gatling.load;

import inference.progress.Position;
import inference.progress.Position.Unit;
import inference.progress.Task;
import inference.settings.Injector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/** Number of generations of a closed profile, shared by its users, who take one after another until it is spent. Thread-safe. */
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

    /** Budget of {@code count} generations in total. */
    public static Budget generations(long count) {
        return new Budget(count, Long.MAX_VALUE, LongUnaryOperator.identity());
    }

    /** Budget of all generations that begin within {@code duration} of the first. */
    public static Budget duration(Duration duration) {
        return new Budget(Long.MAX_VALUE, duration.toNanos(), LongUnaryOperator.identity());
    }

    /** Share of {@code injector} if all injectors together have {@code users}; each generation keeps its number. */
    Budget of(Injector injector, int users) {
        return new Budget(
                count == Long.MAX_VALUE ? count : injector.generations(count, users),
                durationNs,
                nth -> injector.generation(nth, users));
    }

    /** Number of the next generation, from 0; -1 if the budget is spent. */
    public long take() {
        long now = System.nanoTime();
        startNs.compareAndSet(Long.MIN_VALUE, now);
        if (over || now - startNs.get() >= durationNs) {
            return -1;
        }
        long nth = taken.getAndIncrement();
        return nth < count ? numbers.applyAsLong(nth) : -1;
    }

    /** Ends the budget early, so that no further generation is taken. */
    public void end() {
        over = true;
    }

    /** Notes that a generation has ended. */
    void ended() {
        ended.incrementAndGet();
    }

    /** Progress of the part {@code name} that this budget belongs to. */
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
