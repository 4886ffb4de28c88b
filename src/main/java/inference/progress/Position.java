package inference.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * Position within a task.
 *
 * @param name name of the task
 * @param unit unit of {@code done} and {@code total}
 * @param done amount done so far
 * @param total total amount; 0 if it is unknown
 * @param elapsed time since the task began
 * @param length planned duration of a task that ends by time; zero for others
 */
public record Position(String name, Unit unit, long done, long total, Duration elapsed, Duration length) {

    /** Unit of a task's amount. */
    public enum Unit {
        REQUESTS,
        BYTES
    }

    /**
     * Time left: the rest of the planned duration, or else the rest of the amount at the speed so far. Empty if neither is
     * known.
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

    /** Share done, 0 to 1, by duration or amount; 0 if neither is known. */
    public double share() {
        if (!length.isZero()) {
            return Math.min(1, (double) elapsed.toNanos() / length.toNanos());
        }
        return total == 0 ? 0 : Math.min(1, (double) done / total);
    }

    /** Mean speed so far, units per second; 0 before any time has passed. */
    public double perSecond() {
        return elapsed.isZero() ? 0 : done * 1e9 / elapsed.toNanos();
    }
}
