package inference.workload;

import static run.Units.NS_PER_S;

import java.time.Duration;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Distribution of think times between an answer and the next message, in seconds. Its text form is {@code 2}, {@code uniform(1,5)},
 * {@code normal(5,2)}, {@code lognormal(5,3)} or {@code exponential(5)}, as in {@link LengthDistribution}. Draws are clamped
 * to 0 … 3600 s.
 */
public final class ThinkTime {

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
     * Distribution of a text form.
     *
     * @throws inference.settings.SettingsException if it is invalid; the message lists the forms
     */
    public static ThinkTime parse(String text) {
        return new ThinkTime(ValueDistribution.parse(text, KIND));
    }

    /** Random think time, 0 to one hour. */
    public Duration next(UniformRandomProvider random) {
        return Duration.ofNanos(Math.round(values.next(random) * NS_PER_S));
    }

    /** Text form, without spaces. */
    @Override
    public String toString() {
        return values.toString();
    }
}
