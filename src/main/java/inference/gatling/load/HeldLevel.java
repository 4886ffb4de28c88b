package inference.gatling.load;

import java.time.Duration;
import java.util.Optional;

/**
 * Level of {@link Levels}.
 *
 * @param series name of its series
 * @param users concurrent users of a closed level
 * @param arrivals schedule of an open level; empty for a closed one
 * @param settle length of its first part, which is not measured
 * @param length length of a closed level, including {@code settle}
 * @param minimum generations that a closed level sends even if it takes longer
 */
public record HeldLevel(
        String series, int users, Optional<ArrivalSchedule> arrivals, Duration settle, Duration length, int minimum) {}
