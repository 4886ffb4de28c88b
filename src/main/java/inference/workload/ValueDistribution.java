package inference.workload;

import inference.settings.SettingsException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Distribution of a text form, for lengths and times. Draws are clamped to the range of the kind. */
final class ValueDistribution {

    private static final Pattern FORM = Pattern.compile("([a-z]+)\\(([^()]*)\\)|([0-9.]+)");

    /**
     * Kind of values.
     *
     * @param name plural for messages: lengths, times
     * @param unit unit for messages
     * @param least minimum of a draw
     * @param most maximum of a draw and of a parameter
     * @param whole whether draws are whole numbers
     * @param forms examples of all forms, for messages
     */
    record Kind(String name, String unit, double least, double most, boolean whole, String forms) {}

    /** Generator of values. */
    private interface Draw {
        double next(UniformRandomProvider random);
    }

    private final Kind kind;
    private final String text;
    private final Draw draw;

    private ValueDistribution(Kind kind, String text, Draw draw) {
        this.kind = kind;
        this.text = text;
        this.draw = draw;
    }

    /**
     * Distribution of a text form.
     *
     * @throws SettingsException if it is invalid; the message lists the forms
     */
    static ValueDistribution parse(String text, Kind kind) {
        String form = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        Parser parser = new Parser(text, kind);
        return new ValueDistribution(kind, form, parser.draw(form));
    }

    /** Distribution of a histogram. */
    static ValueDistribution of(LengthHistogram histogram, Kind kind) {
        return new ValueDistribution(kind, histogram.toString(), histogram::next);
    }

    /** Random value. */
    double next(UniformRandomProvider random) {
        double value = Math.min(kind.most, Math.max(kind.least, draw.next(random)));
        return kind.whole ? Math.rint(value) : value;
    }

    @Override
    public String toString() {
        return text;
    }

    private record Parser(String text, Kind kind) {

        Draw draw(String form) {
            Matcher matcher = FORM.matcher(form);
            if (!matcher.matches()) {
                throw unusable("expected " + kind.forms);
            }
            if (matcher.group(3) != null) {
                double value = number(matcher.group(3));
                check(
                        isInRange(value) && (!kind.whole || isWhole(value)),
                        "expected a number from " + range() + " " + kind.unit);
                return random -> value;
            }
            double[] parameters = Arrays.stream(matcher.group(2).split(",", -1))
                    .mapToDouble(this::number)
                    .toArray();
            String name = matcher.group(1);
            check(
                    parameters.length == (name.equals("exponential") ? 1 : 2),
                    "expected two numbers in brackets (one for exponential): " + kind.forms);
            double first = parameters[0];
            check(isInRange(first), "its first number is not from " + range() + " " + kind.unit);
            return parameters.length == 1 ? exponential(first) : draw(name, first, parameters[1]);
        }

        private Draw exponential(double mean) {
            check(mean > 0, "the mean must be above 0");
            return sampled(ExponentialDistribution.of(mean));
        }

        private Draw draw(String name, double first, double second) {
            switch (name) {
                case "uniform":
                    check(first <= second && second <= kind.most, "the second number must be the larger one");
                    check(!kind.whole || isWhole(first) && isWhole(second), "the bounds must be whole numbers");
                    return kind.whole
                            ? random -> random.nextInt((int) first, (int) second + 1)
                            : random -> first + random.nextDouble() * (second - first);
                case "normal":
                    check(second > 0 && second <= kind.most, "the standard deviation must be above 0");
                    return sampled(NormalDistribution.of(first, second));
                case "lognormal":
                    check(first > 0, "the mean must be above 0");
                    check(second > 0 && second <= kind.most, "the standard deviation must be above 0");
                    // Solves the moments of the lognormal distribution for its parameters.
                    double variance = Math.log1p(second * second / (first * first));
                    return sampled(LogNormalDistribution.of(Math.log(first) - variance / 2, Math.sqrt(variance)));
                case "zipf":
                    check(kind.whole && isWhole(first), "the longest length must be a whole number");
                    check(second > 0 && second <= 10, "the exponent must be above 0 and at most 10");
                    return random -> RejectionInversionZipfSampler.of(random, (int) first, second)
                            .sample();
                default:
                    throw unusable("expected " + kind.forms);
            }
        }

        private static Draw sampled(ContinuousDistribution distribution) {
            return random -> distribution.inverseCumulativeProbability(random.nextDouble());
        }

        private boolean isInRange(double value) {
            return value >= kind.least && value <= kind.most;
        }

        private String range() {
            return String.format(Locale.ROOT, "%.0f to %.0f", kind.least, kind.most);
        }

        private static boolean isWhole(double value) {
            return value == Math.rint(value);
        }

        private double number(String part) {
            try {
                double value = Double.parseDouble(part);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Reported below, like a number that is not finite.
            }
            throw unusable("'" + part + "' is not a number");
        }

        private void check(boolean holds, String rule) {
            if (!holds) {
                throw unusable(rule);
            }
        }

        private SettingsException unusable(String why) {
            return new SettingsException("'" + text + "' is not a distribution of " + kind.name + ": " + why);
        }
    }
}
