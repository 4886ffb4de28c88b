package analysis.verdict;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures how often a verdict errs: thousands of seeded synthetic pairs of runs with a known truth, judged with the
 * default policy. Prints the table of {@code docs/verdicts.md}.
 *
 * <pre>mvn -q test-compile exec:exec … OperatingCurve [pairs]</pre>
 */
public final class OperatingCurve {

    private OperatingCurve() {}

    /** Share of verdicts of each level. */
    static Map<Level, Double> measure(Scenario scenario, double effect, int affected, int pairs, long seed) {
        Level[] levels = IntStream.range(0, pairs)
                .parallel()
                .mapToObj(i -> verdict(scenario.pair(seed + i, effect, affected)))
                .toArray(Level[]::new);
        Map<Level, Double> shares = new EnumMap<>(Level.class);
        Arrays.stream(levels).forEach(level -> shares.merge(level, 1.0 / pairs, Double::sum));
        return shares;
    }

    private static Level verdict(Scenario.Pair pair) {
        return Level.overall(new Comparison(Policy.standard(), false, pair.baseline(), pair.current())
                .findings().stream().map(Finding::level).toList());
    }

    public static void main(String[] args) {
        int pairs = Integer.parseInt(args[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String spec : args[1].split(",")) {
            String[] p = spec.split(":");
            Scenario s = new Scenario(
                    Scenario.Noise.valueOf(p[0]),
                    Double.parseDouble(p[1]),
                    Double.parseDouble(p[2]),
                    Integer.parseInt(p[3]),
                    3,
                    Integer.parseInt(p[4]),
                    Integer.parseInt(p[5]));
            for (double effect : new double[] {1, 1.05, 1.3, 1.5}) {
                long t = System.nanoTime();
                Map<Level, Double> shares = measure(s, effect, effect < 1.1 ? 3 : 1, pairs, 1);
                out.printf(
                        Locale.ROOT,
                        "%s +%.0f%%: %s (%.1f ms each)%n",
                        spec,
                        100 * (effect - 1),
                        shares,
                        (System.nanoTime() - t) / 1e6 / pairs);
            }
        }
    }
}
