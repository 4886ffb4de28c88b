package inference.workload;

import inference.feeders.Feeder;
import inference.settings.SettingsException;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Distribution of the lengths of prompts or answers, in tokens, or of the turns of a session. Its text form is one of
 *
 * <pre>
 * 512                 always 512
 * uniform(128,1024)   whole numbers from 128 to 1024 with equal probability
 * normal(512,128)     mean 512, standard deviation 128
 * lognormal(512,256)  mean 512, standard deviation 256, of the lengths themselves and not of their logarithms
 * exponential(512)    mean 512
 * zipf(4096,1.2)      from 1 to 4096, length k with a probability proportional to 1 / k^1.2
 * &#64;lengths.csv       frequencies from a CSV file with the columns tokens,count or from,to,count
 * </pre>
 *
 * Draws are clamped to 1 … {@value #MAX_TOKENS}.
 */
public final class LengthDistribution {

    /** Maximum length of a prompt or an answer, tokens. */
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
     * Distribution of a text form.
     *
     * @throws SettingsException if it is invalid; the message lists the forms
     */
    public static LengthDistribution parse(String text) {
        return parse(text, Feeder::load);
    }

    /** Distribution of a text form, whose files are opened by {@code files}. */
    public static LengthDistribution parse(String text, Function<String, Feeder> files) {
        String form = text.strip();
        return new LengthDistribution(
                form.startsWith("@")
                        ? ValueDistribution.of(new LengthHistogram(files.apply(form.substring(1))), KIND)
                        : ValueDistribution.parse(text, KIND));
    }

    /** Random length, 1 to {@link #MAX_TOKENS}. */
    public int next(UniformRandomProvider random) {
        return (int) values.next(random);
    }

    /** Text form, without spaces. */
    @Override
    public String toString() {
        return values.toString();
    }
}
