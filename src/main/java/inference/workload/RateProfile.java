package inference.workload;

import static run.Units.NS_PER_S;

import inference.settings.SettingsException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arrival rate over the course of a level, arrivals per second. Its text form is one of
 *
 * <pre>
 * 5                  constant 5 per second
 * ramp(1,10)         linear from 1 to 10
 * steps(2,4,8)       2, then 4, then 8, for equal times
 * spike(2,20,10s)    2, but 20 for 10 s in the middle
 * diurnal(1,10)      a daily cycle: a sine from 1 to 10 and back; diurnal(1,10,60s) repeats a cycle of 60 s
 * </pre>
 */
public final class RateProfile {

    /** Maximum rate, arrivals per second. */
    public static final double MAX_PER_S = 100_000;

    private static final Pattern FORM = Pattern.compile("([a-z]+)\\(([^()]*)\\)");
    private static final String FORMS =
            "a number such as 5, ramp(1,10), steps(2,4,8), spike(2,20,10s) or diurnal(1,10,60s)";
    /** Lines that approximate a cycle: the error of the sine is below 0.1 % of its height. */
    private static final int LINES_OF_A_DAY = 64;

    private static final int MAX_LINES = 100_000;
    private final String text;
    /** Bounds of the lines that make up the profile, s; the next fields have the rates at both ends of each. */
    private final double[] boundS;

    private final double[] fromPerS;
    private final double[] toPerS;
    /** Expected arrivals up to each bound. */
    private final double[] arrivals;

    private RateProfile(String text, double[] boundS, double[] fromPerS, double[] toPerS) {
        this.text = text;
        this.boundS = boundS;
        this.fromPerS = fromPerS;
        this.toPerS = toPerS;
        arrivals = new double[boundS.length];
        for (int i = 0; i < fromPerS.length; i++) {
            arrivals[i + 1] = arrivals[i] + (boundS[i + 1] - boundS[i]) * (fromPerS[i] + toPerS[i]) / 2;
        }
    }

    /** Constant rate, arrivals per second. */
    public static RateProfile constant(double perS, Duration length) {
        String text = perS == Math.rint(perS) ? String.valueOf((long) perS) : String.valueOf(perS);
        return new RateProfile(
                text, new double[] {0, length.toNanos() / NS_PER_S}, new double[] {perS}, new double[] {perS});
    }

    /** Whether {@code text} is a form such as {@code ramp(1,10)} instead of a list of numbers. */
    public static boolean isForm(String text) {
        return text.indexOf('(') >= 0;
    }

    /**
     * Profile of a text form.
     *
     * @param length length of the level
     * @throws SettingsException if it is invalid; the message lists the forms
     */
    public static RateProfile parse(String text, Duration length) {
        String form = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        Matcher matcher = FORM.matcher(form);
        if (!matcher.matches()) {
            throw unusable(text, "expected " + FORMS);
        }
        String[] parts = matcher.group(2).split(",", -1);
        double lengthS = length.toNanos() / NS_PER_S;
        return switch (matcher.group(1)) {
            case "ramp" -> {
                double[] rates = rates(text, parts, 2, 2);
                yield new RateProfile(
                        form, new double[] {0, lengthS}, new double[] {rates[0]}, new double[] {rates[1]});
            }
            case "steps" -> {
                double[] rates = rates(text, parts, 2, MAX_LINES);
                double[] bounds = new double[rates.length + 1];
                Arrays.setAll(bounds, i -> lengthS * i / rates.length);
                yield new RateProfile(form, bounds, rates, rates);
            }
            case "spike" -> spike(text, form, parts, lengthS);
            case "diurnal" -> diurnal(text, form, parts, lengthS);
            default -> throw unusable(text, "expected " + FORMS);
        };
    }

    private static RateProfile spike(String text, String form, String[] parts, double lengthS) {
        if (parts.length != 3) {
            throw unusable(text, "a spike needs a rate, a peak rate and the length of the peak: spike(2,20,10s)");
        }
        double[] rates = rates(text, Arrays.copyOf(parts, 2), 2, 2);
        double spikeS = seconds(text, parts[2]);
        if (spikeS >= lengthS) {
            throw unusable(text, "the spike is as long as the level, " + lengthS + " s");
        }
        double beginsS = (lengthS - spikeS) / 2;
        double[] perS = {rates[0], rates[1], rates[0]};
        return new RateProfile(form, new double[] {0, beginsS, beginsS + spikeS, lengthS}, perS, perS);
    }

    private static RateProfile diurnal(String text, String form, String[] parts, double lengthS) {
        if (parts.length != 2 && parts.length != 3) {
            throw unusable(
                    text,
                    "a daily cycle needs a lowest and a highest rate and, optionally, its length:"
                            + " diurnal(1,10,60s)");
        }
        double[] rates = rates(text, Arrays.copyOf(parts, 2), 2, 2);
        double dayS = parts.length == 3 ? seconds(text, parts[2]) : lengthS;
        double lines = Math.ceil(lengthS / dayS * LINES_OF_A_DAY - 1e-9);
        if (lines > MAX_LINES) {
            throw unusable(text, "the daily cycle is too short: " + lengthS + " s would give too many cycles");
        }
        double[] bounds = new double[(int) lines + 1];
        Arrays.setAll(bounds, i -> Math.min(lengthS, dayS * i / LINES_OF_A_DAY));
        double[] perS = new double[bounds.length];
        Arrays.setAll(perS, i -> rates[0] + (rates[1] - rates[0]) * (1 - Math.cos(2 * Math.PI * bounds[i] / dayS)) / 2);
        return new RateProfile(
                form, bounds, Arrays.copyOf(perS, perS.length - 1), Arrays.copyOfRange(perS, 1, perS.length));
    }

    private static double[] rates(String text, String[] parts, int least, int most) {
        if (parts.length < least || parts.length > most) {
            throw unusable(text, "expected " + FORMS);
        }
        double[] rates = new double[parts.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = number(text, parts[i]);
            if (rates[i] > MAX_PER_S) {
                throw unusable(text, "a rate must be from 0 to " + (long) MAX_PER_S + " per second");
            }
        }
        if (Arrays.stream(rates).max().orElse(0) == 0) {
            throw unusable(text, "one of its rates must be above 0");
        }
        return rates;
    }

    private static double seconds(String text, String part) {
        double seconds = number(text, part.endsWith("s") ? part.substring(0, part.length() - 1) : part);
        if (seconds == 0) {
            throw unusable(text, "'" + part + "' is not a length: expected seconds such as 10s");
        }
        return seconds;
    }

    private static double number(String text, String part) {
        if (!part.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw unusable(text, "'" + part + "' is not a number of 0 or more");
        }
        return Double.parseDouble(part);
    }

    private static SettingsException unusable(String text, String why) {
        return new SettingsException("setting 'rate': '" + text + "' is not an arrival rate: " + why);
    }

    /** Expected number of arrivals in total. */
    public double arrivals() {
        return arrivals[arrivals.length - 1];
    }

    /** Mean rate over the level, arrivals per second. */
    public double meanPerS() {
        return arrivals() / boundS[boundS.length - 1];
    }

    /**
     * Time at which {@code count} arrivals are expected, ns after the beginning of the level; {@link Long#MAX_VALUE} if that is
     * after its end.
     */
    public long atNs(double count) {
        if (count >= arrivals()) {
            return Long.MAX_VALUE;
        }
        int found = Arrays.binarySearch(arrivals, count);
        int line = found >= 0 ? found : -found - 2;
        while (arrivals[line + 1] == arrivals[line]) {
            line++; // a line at rate 0
        }
        double more = count - arrivals[line];
        if (more == 0) {
            return Math.round(boundS[line] * NS_PER_S);
        }
        // Solves rate * t + slope * t² / 2 = more for t, in the form without cancellation.
        double slope = (toPerS[line] - fromPerS[line]) / (boundS[line + 1] - boundS[line]);
        double root = Math.sqrt(Math.max(0, fromPerS[line] * fromPerS[line] + 2 * slope * more));
        return Math.round(boundS[line] * NS_PER_S + 2 * more * NS_PER_S / (fromPerS[line] + root));
    }

    /** Text form, without spaces. */
    @Override
    public String toString() {
        return text;
    }
}
