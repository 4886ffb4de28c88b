package inference.gatling.action;

import inference.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Users who hang up: the share of generations whose connection the client closes on purpose. Which ones depends on the
 * seed alone, user by user.
 *
 * @param rate share of the measured generations, 0 to 1
 * @param after time from t0; a generation that ends sooner is not cancelled
 * @param seed of the choice
 */
public record Cancellation(double rate, Duration after, int seed) {

    /** Nobody hangs up. */
    public static final Cancellation NONE = new Cancellation(0, Duration.ZERO, 0);

    private static final int COUNT_BITS = 24;

    /** As the settings {@code cancelRate} and {@code cancelAfter} ask for. */
    public static Cancellation of(Settings settings, int seed) {
        return settings.optionalDecimal("cancelRate", 0, 1)
                .map(rate -> new Cancellation(rate, settings.duration("cancelAfter"), seed))
                .orElse(NONE);
    }

    /** When the generation {@code number} of {@code user} is cancelled, if it is. */
    Optional<Duration> of(long user, long number) {
        if (rate == 0) {
            return Optional.empty();
        }
        // A random number that belongs to this generation, whatever order they come in.
        long place = (user << COUNT_BITS) + number;
        double draw = new SplittableRandom(new SplittableRandom(seed).nextLong() ^ place).nextDouble();
        return draw < rate ? Optional.of(after) : Optional.empty();
    }
}
