package inference.gatling.load;

import java.time.Duration;
import java.util.Optional;

/**
 * One level of {@link Levels}.
 *
 * @param series name of its series
 * @param users at once; not used where there are {@code arrivals}
 * @param arrivals of an open level; empty for a closed one
 * @param settle its first part, which is not measured
 * @param length of a closed level, {@code settle} included
 * @param minimum generations of a closed level that are sent, however long it takes
 */
public record HeldLevel(
        String series, int users, Optional<ArrivalSchedule> arrivals, Duration settle, Duration length, int minimum) {

    long settleNs() {
        return settle.toNanos();
    }

    long lengthNs() {
        return length.toNanos();
    }
}
