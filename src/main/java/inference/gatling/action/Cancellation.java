package inference.gatling.action;

import inference.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Cancellation of a share of the generations, as users do who hang up. Which ones are cancelled depends only on the seed, the
 * user and the user's count of generations.
 *
 * @param rate share of the measured generations, 0 to 1
 * @param after time from t0 to the cancellation; a generation that ends sooner is not cancelled
 * @param seed random seed of the choice
 */
public record Cancellation(double rate, Duration after, int seed) {

    /** No cancellation. */
    public static final Cancellation NONE = new Cancellation(0, Duration.ZERO, 0);

    private static final int COUNT_BITS = 24;

    /** Cancellation configured by the settings {@code cancelRate} and {@code cancelAfter}. */
    public static Cancellation of(Settings settings, int seed) {
        return settings.optionalDecimal("cancelRate", 0, 1)
                .map(rate -> new Cancellation(rate, settings.duration("cancelAfter"), seed))
                .orElse(NONE);
    }

    /** Time after t0 at which generation {@code number} of {@code user} is cancelled; empty if it is not. */
    Optional<Duration> of(long user, long number) {
        if (rate == 0) {
            return Optional.empty();
        }
        // The draw depends on the generation, not on the order in which generations start.
        long place = (user << COUNT_BITS) + number;
        double draw = new SplittableRandom(new SplittableRandom(seed).nextLong() ^ place).nextDouble();
        return draw < rate ? Optional.of(after) : Optional.empty();
    }
}
