package inference.workload;

import inference.settings.SettingsException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How long prompts or answers are, in tokens: a length is drawn for each generation. As a text one of
 *
 * <pre>
 * 512                 always 512
 * uniform(128,1024)   whole numbers from 128 to 1024, each as often
 * normal(512,128)     mean 512, standard deviation 128
 * lognormal(512,256)  mean 512, standard deviation 256, of the lengths themselves and not of their logarithms
 * zipf(4096,1.2)      from 1 to 4096, length k as often as 1 / k^1.2
 * </pre>
 *
 * A draw below 1 is 1, one above {@value #MAX_TOKENS} is {@value #MAX_TOKENS}.
 */
public final class LengthDistribution {

    /** The longest a prompt or an answer can be. */
    public static final int MAX_TOKENS = 10_000_000;

    private static final Pattern FORM = Pattern.compile("([a-z]+)\\(([^()]*)\\)|([0-9]+)");
    private static final String FORMS =
            "a number such as 512, uniform(128,1024), normal(512,128), lognormal(512,256) or zipf(4096,1.2)";

    /** Draws a length. */
    private interface Draw {
        double next(UniformRandomProvider random);
    }

    private final String text;
    private final Draw draw;

    private LengthDistribution(String text, Draw draw) {
        this.text = text;
        this.draw = draw;
    }

    /**
     * The distribution that a text names.
     *
     * @throws SettingsException if it is none; the message names the forms
     */
    public static LengthDistribution parse(String text) {
        String form = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        Matcher matcher = FORM.matcher(form);
        if (!matcher.matches()) {
            throw unusable(text, "expected " + FORMS);
        }
        if (matcher.group(3) != null) {
            double length = number(text, matcher.group(3));
            check(text, length >= 1 && length <= MAX_TOKENS, "a length is from 1 to " + MAX_TOKENS + " tokens");
            return new LengthDistribution(form, random -> length);
        }
        double[] parameters = Arrays.stream(matcher.group(2).split(",", -1))
                .mapToDouble(part -> number(text, part))
                .toArray();
        check(text, parameters.length == 2, "expected two numbers in the brackets: " + FORMS);
        return new LengthDistribution(form, draw(text, matcher.group(1), parameters[0], parameters[1]));
    }

    private static Draw draw(String text, String name, double first, double second) {
        check(text, first >= 1 && first <= MAX_TOKENS, "its first number is not from 1 to " + MAX_TOKENS + " tokens");
        switch (name) {
            case "uniform":
                check(text, first <= second && second <= MAX_TOKENS, "the second number is to be the larger one");
                check(text, isWhole(first) && isWhole(second), "the bounds are whole numbers");
                return random -> random.nextInt((int) first, (int) second + 1);
            case "normal":
                check(text, second > 0 && second <= MAX_TOKENS, "the standard deviation is above 0");
                return sampled(NormalDistribution.of(first, second));
            case "lognormal":
                check(text, second > 0 && second <= MAX_TOKENS, "the standard deviation is above 0");
                // Moments of the lognormal distribution, solved for its parameters.
                double variance = Math.log1p(second * second / (first * first));
                return sampled(LogNormalDistribution.of(Math.log(first) - variance / 2, Math.sqrt(variance)));
            case "zipf":
                check(text, isWhole(first), "the longest length is a whole number");
                check(text, second > 0 && second <= 10, "the exponent is above 0 and at most 10");
                return random -> RejectionInversionZipfSampler.of(random, (int) first, second)
                        .sample();
            default:
                throw unusable(text, "expected " + FORMS);
        }
    }

    /** By inversion, so that each length takes one number of the random sequence. */
    private static Draw sampled(ContinuousDistribution distribution) {
        return random -> distribution.inverseCumulativeProbability(random.nextDouble());
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }

    private static double number(String text, String part) {
        try {
            double value = Double.parseDouble(part);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number that is not finite.
        }
        throw unusable(text, "'" + part + "' is no number");
    }

    private static void check(String text, boolean holds, String rule) {
        if (!holds) {
            throw unusable(text, rule);
        }
    }

    private static SettingsException unusable(String text, String why) {
        return new SettingsException("'" + text + "' is not a distribution of lengths: " + why);
    }

    /** The next length, 1 to {@link #MAX_TOKENS}. */
    public int next(UniformRandomProvider random) {
        return (int) Math.round(Math.min(MAX_TOKENS, Math.max(1, draw.next(random))));
    }

    /** Its text, without space. */
    @Override
    public String toString() {
        return text;
    }
}
