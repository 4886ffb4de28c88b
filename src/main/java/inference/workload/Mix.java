package inference.workload;

import inference.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Kinds of generations that are mixed, each with its share and its lengths:
 * {@code 70% 256->64, 30% lognormal(2048,512)->normal(256,64)}. A single kind needs no share. Generation n of a seed always
 * has the same lengths, whoever sends it and in whatever order.
 */
public final class Mix {

    private static final Pattern SEPARATOR = Pattern.compile("[,;](?![^(]*\\))");
    private static final Pattern KIND =
            Pattern.compile("(?:([0-9]+(?:\\.[0-9]+)?)\\s*%\\s*)?(.+?)\\s*(?:->|→)\\s*(.+)");
    private static final String FORM = "expected kinds such as 70% 256->64, 30% lognormal(2048,512)->256";
    private static final double WHOLE_PCT = 100;

    private final List<Kind> kinds;
    private final long seed;

    private record Kind(double sharePct, LengthDistribution input, LengthDistribution output) {}

    private Mix(List<Kind> kinds, long seed) {
        this.kinds = kinds;
        this.seed = seed;
    }

    /** A single kind. */
    public static Mix of(LengthDistribution input, LengthDistribution output, long seed) {
        return new Mix(List.of(new Kind(WHOLE_PCT, input, output)), seed);
    }

    /**
     * The mix that a text describes.
     *
     * @throws SettingsException if it is none, or its shares do not add up to 100 %
     */
    public static Mix parse(String text, long seed) {
        List<Kind> kinds = new ArrayList<>();
        String[] parts = SEPARATOR.split(text);
        for (String part : parts) {
            Matcher kind = KIND.matcher(part.strip());
            if (!kind.matches() || kind.group(1) == null && parts.length > 1) {
                throw new SettingsException("'" + part.strip() + "' is no kind of generation with its share: " + FORM);
            }
            kinds.add(new Kind(
                    kind.group(1) == null ? WHOLE_PCT : Double.parseDouble(kind.group(1)),
                    LengthDistribution.parse(kind.group(2)),
                    LengthDistribution.parse(kind.group(3))));
        }
        double sum = kinds.stream().mapToDouble(Kind::sharePct).sum();
        if (Math.abs(sum - WHOLE_PCT) > 0.01) {
            throw new SettingsException("the shares of '" + text + "' add up to " + sum + " %, not to 100 %");
        }
        return new Mix(List.copyOf(kinds), seed);
    }

    /** Lengths of generation {@code number}, from 0. */
    public Lengths lengths(long number) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(mixed(number));
        double at = random.nextDouble() * WHOLE_PCT;
        int kind = 0;
        while (kind < kinds.size() - 1 && at >= kinds.get(kind).sharePct()) {
            at -= kinds.get(kind).sharePct();
            kind++;
        }
        return new Lengths(
                kinds.get(kind).input().next(random), kinds.get(kind).output().next(random));
    }

    /** Neighbouring numbers are far apart in the generator's sequence: its own increment would make them overlap. */
    private long mixed(long number) {
        long z = (seed * 0x9E3779B97F4A7C15L) ^ (number + 1) * 0xD1342543DE82EF95L;
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
        return z ^ (z >>> 32);
    }

    /** As it is read by {@link #parse}. */
    @Override
    public String toString() {
        return kinds.stream()
                .map(kind ->
                        (kinds.size() == 1 ? "" : number(kind.sharePct()) + "% ") + kind.input() + "->" + kind.output())
                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
