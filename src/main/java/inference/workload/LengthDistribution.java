package inference.workload;

import inference.feeders.Feeder;
import inference.settings.SettingsException;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How long prompts or answers are, in tokens, or how many turns a session has: a value is drawn for each. As a text one of
 *
 * <pre>
 * 512                 always 512
 * uniform(128,1024)   whole numbers from 128 to 1024, each as often
 * normal(512,128)     mean 512, standard deviation 128
 * lognormal(512,256)  mean 512, standard deviation 256, of the lengths themselves and not of their logarithms
 * exponential(512)    mean 512
 * zipf(4096,1.2)      from 1 to 4096, length k as often as 1 / k^1.2
 * &#64;lengths.csv       as often as a CSV file says: tokens,count, or from,to,count
 * </pre>
 *
 * A draw below 1 is 1, one above {@value #MAX_TOKENS} is {@value #MAX_TOKENS}.
 */
public final class LengthDistribution {

    /** The longest a prompt or an answer can be. */
    public static final int MAX_TOKENS = 10_000_000;

    private static final String FORMS =
            "a number such as 512, uniform(128,1024), normal(512,128), lognormal(512,256), exponential(512), zipf(4096,1.2)"
                    + " or @lengths.csv";
    private static final ValueDistribution.Kind KIND =
            new ValueDistribution.Kind("lengths", "tokens", 1, MAX_TOKENS, true, FORMS);

    private final ValueDistribution values;

    private LengthDistribution(ValueDistribution values) {
        this.values = values;
    }

    /**
     * The distribution that a text names.
     *
     * @throws SettingsException if it is none; the message names the forms
     */
    public static LengthDistribution parse(String text) {
        return parse(text, Feeder::load);
    }

    /** As above, with files that {@code files} opens. */
    public static LengthDistribution parse(String text, Function<String, Feeder> files) {
        String form = text.strip();
        return new LengthDistribution(
                form.startsWith("@")
                        ? ValueDistribution.of(new LengthHistogram(files.apply(form.substring(1))), KIND)
                        : ValueDistribution.parse(text, KIND));
    }

    /** The next length, 1 to {@link #MAX_TOKENS}. */
    public int next(UniformRandomProvider random) {
        return (int) values.next(random);
    }

    /** Its text, without space. */
    @Override
    public String toString() {
        return values.toString();
    }
}
