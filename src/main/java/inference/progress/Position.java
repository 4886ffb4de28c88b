package inference.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * Position within a task.
 *
 * @param name what it is
 * @param unit of {@code done} and {@code total}
 * @param done so far
 * @param total of it all; 0 if that is not known
 * @param elapsed since it began
 * @param length planned, where time ends it and not a count; zero elsewhere
 */
public record Position(String name, Unit unit, long done, long total, Duration elapsed, Duration length) {

    /** What is counted. */
    public enum Unit {
        REQUESTS,
        BYTES
    }

    /**
     * How long it still takes: what is left of its length, else what is left of its count at the speed so far. Empty while
     * there is no speed yet, or no end to be seen.
     */
    public Optional<Duration> left() {
        if (!length.isZero()) {
            Duration left = length.minus(elapsed);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        }
        if (total == 0 || done == 0) {
            return Optional.empty();
        }
        double share = (double) Math.max(0, total - done) / done;
        return Optional.of(Duration.ofMillis(Math.round(elapsed.toMillis() * share)));
    }

    /** How much of it is done, 0 to 1, by its length or its count; 0 if neither is known. */
    public double share() {
        if (!length.isZero()) {
            return Math.min(1, (double) elapsed.toNanos() / length.toNanos());
        }
        return total == 0 ? 0 : Math.min(1, (double) done / total);
    }

    /** Units a second so far; 0 before any time has passed. */
    public double perSecond() {
        return elapsed.isZero() ? 0 : done * 1e9 / elapsed.toNanos();
    }
}
