package inference.workload;

import inference.feeders.CsvFeeder;
import inference.feeders.CsvFeeder.Row;
import inference.feeders.Feeder;
import inference.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Mix of kinds of generations, each with its share and its lengths, such as
 * {@code 70% 256->64, 30% lognormal(2048,512)->normal(256,64)}; a single kind needs no share. Alternatively {@code @pairs.csv}:
 * pairs of lengths with frequencies from a CSV file with the columns {@code input,output,count}. Generation n of a seed always
 * has the same lengths, in any order and on any injector.
 */
public final class Mix {

    private static final Pattern SEPARATOR = Pattern.compile("[,;](?![^(]*\\))");
    private static final Pattern KIND =
            Pattern.compile("(?:([0-9]+(?:\\.[0-9]+)?)\\s*%\\s*)?(.+?)\\s*(?:->|→)\\s*(.+)");
    private static final String FORM = "expected kinds such as 70% 256->64, 30% lognormal(2048,512)->256";
    private static final double WHOLE_PCT = 100;

    private final List<Kind> kinds;
    private final Shares shares;
    private final String text;
    private final long seed;

    private record Kind(double sharePct, LengthDistribution input, LengthDistribution output) {}

    private Mix(List<Kind> kinds, String text, long seed) {
        this.kinds = List.copyOf(kinds);
        this.shares = new Shares(kinds.stream().mapToDouble(Kind::sharePct).toArray());
        this.text = text;
        this.seed = seed;
    }

    private Mix(List<Kind> kinds, long seed) {
        this(kinds, text(kinds), seed);
    }

    /** Mix of a single kind. */
    public static Mix of(LengthDistribution input, LengthDistribution output, long seed) {
        return new Mix(List.of(new Kind(WHOLE_PCT, input, output)), seed);
    }

    /**
     * Mix of a text form.
     *
     * @throws SettingsException if it is invalid, or its shares do not add up to 100 %
     */
    public static Mix parse(String text, long seed) {
        return parse(text, seed, Feeder::load);
    }

    /** Mix of a text form, whose files are opened by {@code files}. */
    public static Mix parse(String text, long seed, Function<String, Feeder> files) {
        if (text.strip().startsWith("@")) {
            return joint(files.apply(text.strip().substring(1)), seed);
        }
        List<Kind> kinds = new ArrayList<>();
        String[] parts = SEPARATOR.split(text);
        for (String part : parts) {
            Matcher kind = KIND.matcher(part.strip());
            if (!kind.matches() || kind.group(1) == null && parts.length > 1) {
                throw new SettingsException(
                        "'" + part.strip() + "' is not a kind of generation with its share: " + FORM);
            }
            kinds.add(new Kind(
                    kind.group(1) == null ? WHOLE_PCT : Double.parseDouble(kind.group(1)),
                    LengthDistribution.parse(kind.group(2), files),
                    LengthDistribution.parse(kind.group(3), files)));
        }
        double sum = kinds.stream().mapToDouble(Kind::sharePct).sum();
        if (Math.abs(sum - WHOLE_PCT) > 0.01) {
            throw new SettingsException("the shares of '" + text + "' add up to " + sum + " %, not to 100 %");
        }
        return new Mix(kinds, seed);
    }

    /** Mix of the pairs of lengths in a file. */
    private static Mix joint(Feeder feeder, long seed) {
        List<Row> rows = CsvFeeder.rows(feeder, List.of("input", "output", "count"));
        Shares.ofCounts(rows); // rejects a file whose counts are all 0
        return new Mix(
                rows.stream()
                        .map(row -> new Kind(
                                row.integer("count", 0, Integer.MAX_VALUE),
                                length(row, "input"),
                                length(row, "output")))
                        .toList(),
                "@" + feeder.name(),
                seed);
    }

    private static LengthDistribution length(Row row, String column) {
        return LengthDistribution.parse(String.valueOf(LengthHistogram.length(row, column, 1)));
    }

    /** Lengths of generation {@code number}, from 0. */
    public Lengths lengths(long number) {
        UniformRandomProvider random = Draws.of(seed, number);
        Kind kind = kinds.get(shares.at(random.nextDouble()));
        return new Lengths(kind.input().next(random), kind.output().next(random));
    }

    /** Text form, as read by {@link #parse}. */
    @Override
    public String toString() {
        return text;
    }

    private static String text(List<Kind> kinds) {
        return kinds.stream()
                .map(kind ->
                        (kinds.size() == 1 ? "" : number(kind.sharePct()) + "% ") + kind.input() + "->" + kind.output())
                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
