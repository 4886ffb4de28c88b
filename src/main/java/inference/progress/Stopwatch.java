package inference.progress;

import java.time.Duration;
import java.util.Optional;

/** A task of which only the start time is known. */
public final class Stopwatch implements Task {

    private final String name;
    private volatile long startNs;
    private volatile boolean begun;

    public Stopwatch(String name) {
        this.name = name;
    }

    /** Starts the task now. */
    public void begin() {
        startNs = System.nanoTime();
        begun = true;
    }

    @Override
    public Optional<Position> position(long nowNs) {
        return begun
                ? Optional.of(new Position(
                        name, Position.Unit.REQUESTS, 0, 0, Duration.ofNanos(nowNs - startNs), Duration.ZERO))
                : Optional.empty();
    }
}
