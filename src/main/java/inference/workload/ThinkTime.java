package inference.workload;

import java.time.Duration;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How long a user thinks between an answer and the next question, in seconds, as a text in the forms of
 * {@link LengthDistribution}: {@code 2}, {@code uniform(1,5)}, {@code normal(5,2)}, {@code lognormal(5,3)} or {@code exponential(5)}. A draw
 * below 0 is 0, one above an hour is an hour.
 */
public final class ThinkTime {

    private static final double NS_PER_S = 1e9;
    private static final ValueDistribution.Kind KIND = new ValueDistribution.Kind(
            "times",
            "seconds",
            0,
            3600,
            false,
            "seconds such as 2, uniform(1,5), normal(5,2), lognormal(5,3) or exponential(5)");

    private final ValueDistribution values;

    private ThinkTime(ValueDistribution values) {
        this.values = values;
    }

    /**
     * The distribution that a text names.
     *
     * @throws inference.settings.SettingsException if it is none; the message names the forms
     */
    public static ThinkTime parse(String text) {
        return new ThinkTime(ValueDistribution.parse(text, KIND));
    }

    /** The next time, 0 to an hour. */
    public Duration next(UniformRandomProvider random) {
        return Duration.ofNanos(Math.round(values.next(random) * NS_PER_S));
    }

    /** Its text, without space. */
    @Override
    public String toString() {
        return values.toString();
    }
}
