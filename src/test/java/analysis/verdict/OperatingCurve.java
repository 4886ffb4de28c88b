package analysis.verdict;

import analysis.verdict.Scenario.Noise;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures how often a verdict errs: thousands of seeded synthetic pairs of runs with a known truth, judged with the
 * default policy. Prints the tables of {@code docs/verdicts.md}, which has the command:
 *
 * <pre>java -cp … analysis.verdict.OperatingCurve [PAIRS]</pre>
 *
 * The same count of pairs gives the same tables.
 */
public final class OperatingCurve {

    private static final int PAIRS = 800;
    private static final int MODELS = 3;
    private static final double DEPENDENCE = 0.3;
    private static final double RUN_SPREAD = 0.03;
    private static final double[] EFFECTS = {1, 1.05, 1.3, 1.5};

    private final PrintStream out;
    private final int pairs;

    private OperatingCurve(PrintStream out, int pairs) {
        this.out = out;
        this.pairs = pairs;
    }

    /** @param args how many pairs each row of the first two tables is measured with; the others take
     *     a quarter of it */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new OperatingCurve(out, args.length > 0 ? Integer.parseInt(args[0]) : PAIRS).run();
    }

    /** Share of verdicts of each level; the change hits the TTFT of one of the models. */
    static Map<Level, Double> measure(Scenario scenario, double effect, int pairs, long seed) {
        Level[] levels = IntStream.range(0, pairs)
                .parallel()
                .mapToObj(i -> verdict(scenario.pair(seed + i, effect, 1)))
                .toArray(Level[]::new);
        Map<Level, Double> shares = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            long count = Arrays.stream(levels).filter(level::equals).count();
            shares.put(level, (double) count / pairs);
        }
        return shares;
    }

    private static Level verdict(Scenario.Pair pair) {
        return Level.overall(new Comparison(Policy.standard(), false, pair.baseline(), pair.current())
                .findings().stream().map(Finding::level).toList());
    }

    private void run() {
        int fewer = pairs / 4;
        table(
                "What is promised: log-normal σ 0.3, baseline of one run, no run-to-run spread",
                pairs,
                List.of(200, 1000),
                n -> new Scenario(Noise.SIGMA_30, DEPENDENCE, 0, 1, MODELS, 1, n));
        table(
                "And: σ 0.3, runs differ by 3 %, baseline of five runs",
                pairs, List.of(200), n -> new Scenario(Noise.SIGMA_30, DEPENDENCE, RUN_SPREAD, 5, MODELS, 1, n));
        table(
                "The same with more generations",
                fewer,
                List.of(1000),
                n -> new Scenario(Noise.SIGMA_30, DEPENDENCE, RUN_SPREAD, 5, MODELS, 1, n));
        table(
                "σ 0.3, baseline of one run, no run-to-run spread, other sizes",
                fewer,
                List.of(20, 50, 100, 500, 2000),
                n -> new Scenario(Noise.SIGMA_30, DEPENDENCE, 0, 1, MODELS, 1, n));
        table(
                "σ 0.3, runs differ by 3 %, baseline of one run",
                fewer,
                List.of(200, 1000, 2000),
                n -> new Scenario(Noise.SIGMA_30, DEPENDENCE, RUN_SPREAD, 1, MODELS, 1, n));
        table(
                "σ 0.3 without autocorrelation",
                fewer,
                List.of(200, 1000),
                n -> new Scenario(Noise.SIGMA_30, 0, 0, 1, MODELS, 1, n));
        for (Noise noise : List.of(Noise.SIGMA_20, Noise.SIGMA_50, Noise.HEAVY)) {
            table(
                    noise.label() + ", baseline of one run, no run-to-run spread",
                    fewer,
                    List.of(100, 200, 1000),
                    n -> new Scenario(noise, DEPENDENCE, 0, 1, MODELS, 1, n));
        }
        table(
                Noise.HEAVY.label() + ", runs differ by 3 %, baseline of five runs",
                fewer,
                List.of(200),
                n -> new Scenario(Noise.HEAVY, DEPENDENCE, RUN_SPREAD, 5, MODELS, 1, n));
        table(
                "σ 0.3, four series of each model",
                fewer,
                List.of(200, 1000),
                n -> new Scenario(Noise.SIGMA_30, DEPENDENCE, 0, 1, MODELS, 4, n));
    }

    private void table(
            String title, int count, List<Integer> sizes, java.util.function.IntFunction<Scenario> scenario) {
        out.println("#### " + title);
        out.println();
        out.println("| generations | TTFT truly | verdicts | FAIL | INCONCLUSIVE | WARN | PASS |");
        out.println("|---:|---:|---:|---:|---:|---:|---:|");
        for (int generations : sizes) {
            for (double effect : EFFECTS) {
                Map<Level, Double> shares = measure(scenario.apply(generations), effect, count, 1);
                out.printf(
                        Locale.ROOT,
                        "| %d | %s | %d | %s | %s | %s | %s |%n",
                        generations,
                        effect == 1 ? "unchanged" : String.format(Locale.ROOT, "+%.0f %%", 100 * (effect - 1)),
                        count,
                        percent(shares.get(Level.FAIL)),
                        percent(shares.get(Level.INCONCLUSIVE)),
                        percent(shares.get(Level.WARN)),
                        percent(shares.get(Level.PASS) + shares.get(Level.IMPROVED)));
            }
        }
        out.println();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
