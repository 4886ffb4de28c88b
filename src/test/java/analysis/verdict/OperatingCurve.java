package analysis.verdict;

import analysis.verdict.VerdictScenario.Effect;
import analysis.verdict.VerdictScenario.Errors;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Policy;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Measures how often a verdict errs: thousands of seeded synthetic pairs of runs with a known truth, judged with the
 * default policy. Prints the tables of {@code docs/verdicts.md}, which has the command:
 *
 * <pre>java -cp … analysis.verdict.OperatingCurve [VERDICTS [PATTERN]]</pre>
 *
 * The same count of verdicts gives the same tables.
 */
public final class OperatingCurve {

    private static final int VERDICTS = 600;
    private static final int KEPT = 60;
    private static final int MIXES = 80;
    private static final long MIX_SEED = Long.getLong("mixSeed", 2026);

    private final PrintStream out;
    private final int verdicts;
    private final String pattern;

    private OperatingCurve(PrintStream out, int verdicts, String pattern) {
        this.out = out;
        this.verdicts = verdicts;
        this.pattern = pattern;
    }

    /** @param args how many verdicts each row is measured with; which rows, by a part of their names */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new OperatingCurve(out, args.length > 0 ? Integer.parseInt(args[0]) : VERDICTS, args.length > 1 ? args[1] : "")
                .run();
    }

    /** Share of verdicts of each level. */
    static Map<Level, Double> measure(VerdictScenario scenario, Effect effect, int verdicts, long seed) {
        return shares(IntStream.range(0, verdicts)
                .parallel()
                .mapToObj(i -> scenario.pair(seed * 1_000_003 + i, effect))
                .map(pair -> verdict(pair.baseline(), pair.current()))
                .toArray(Level[]::new));
    }

    /** Share of FAIL among the runs held against one baseline, for each of many baselines, ascending. */
    static double[] kept(VerdictScenario scenario, int baselines, int runs, long seed) {
        return IntStream.range(0, baselines)
                .parallel()
                .mapToDouble(i -> {
                    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
                    List<RunSamples> baseline = scenario.baseline(random);
                    return IntStream.range(0, runs)
                                    .mapToObj(run -> verdict(baseline, scenario.current(random, Effect.NONE)))
                                    .filter(Level.FAIL::equals)
                                    .count()
                            / (double) runs;
                })
                .sorted()
                .toArray();
    }

    private static Map<Level, Double> shares(Level[] levels) {
        Map<Level, Double> shares = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            shares.put(level, Arrays.stream(levels).filter(level::equals).count() / (double) levels.length);
        }
        return shares;
    }

    private static Level verdict(List<RunSamples> baseline, RunSamples current) {
        return Level.overall(new Comparison(Policy.standard(), false, baseline, current, Optional.empty())
                .findings().stream().map(Finding::level).toList());
    }

    private void run() {
        head("Nothing changed");
        for (int runs : List.of(1, 5)) {
            String of = runs == 1 ? ", one run" : ", five runs";
            for (Noise noise : List.of(Noise.SIGMA_20, Noise.SIGMA_30, Noise.SIGMA_50, Noise.HEAVY)) {
                for (int n : List.of(20, 50, 100, 200, 1000)) {
                    row(
                            noise.label() + ", n = " + n + of,
                            VerdictScenario.of(noise, n).withBaseline(runs),
                            Effect.NONE);
                }
            }
            VerdictScenario usual = VerdictScenario.of(Noise.SIGMA_30, 200).withBaseline(runs);
            for (double dependence : new double[] {0.3, 0.7}) {
                for (int n : List.of(50, 200, 1000)) {
                    row(
                            "autocorrelation " + dependence + ", n = " + n + of,
                            VerdictScenario.of(Noise.SIGMA_30, n)
                                    .withBaseline(runs)
                                    .withDependence(dependence),
                            Effect.NONE);
                }
            }
            for (double spread : new double[] {0.03, 0.05, 0.08}) {
                row("run spread " + spread + of, usual.withRunSpread(spread), Effect.NONE);
                row(
                        "run spread " + spread + ", n = 1000" + of,
                        VerdictScenario.of(Noise.SIGMA_30, 1000)
                                .withBaseline(runs)
                                .withRunSpread(spread),
                        Effect.NONE);
            }
            row(
                    "run spread 0.08, σ 0.2" + of,
                    VerdictScenario.of(Noise.SIGMA_20, 200).withBaseline(runs).withRunSpread(0.08),
                    Effect.NONE);
            row(
                    "n = 20 against 1000" + of,
                    VerdictScenario.of(Noise.SIGMA_30, 20).withBaseline(runs).withBaselineGenerations(1000),
                    Effect.NONE);
            row(
                    "n = 1000 against 20" + of,
                    VerdictScenario.of(Noise.SIGMA_30, 1000).withBaseline(runs).withBaselineGenerations(20),
                    Effect.NONE);
            row(
                    "n = 40 against 200" + of,
                    VerdictScenario.of(Noise.SIGMA_30, 40).withBaseline(runs).withBaselineGenerations(200),
                    Effect.NONE);
            row(
                    "n = 200 against 40" + of,
                    VerdictScenario.of(Noise.SIGMA_30, 200).withBaseline(runs).withBaselineGenerations(40),
                    Effect.NONE);
            for (int n : List.of(50, 200, 1000)) {
                row(
                        Noise.MISSES_10.label() + ", n = " + n + of,
                        VerdictScenario.of(Noise.SIGMA_30, n)
                                .withFirstToken(Noise.MISSES_10)
                                .withBaseline(runs),
                        Effect.NONE);
                row(
                        Noise.MISSES_5.label() + ", n = " + n + of,
                        VerdictScenario.of(Noise.SIGMA_30, n)
                                .withFirstToken(Noise.MISSES_5)
                                .withBaseline(runs),
                        Effect.NONE);
                row(
                        Noise.STEPS.label() + ", run spread 0.01, n = " + n + of,
                        VerdictScenario.of(Noise.SIGMA_30, n)
                                .withFirstToken(Noise.STEPS)
                                .withBaseline(runs)
                                .withRunSpread(0.01),
                        Effect.NONE);
            }
            for (int series : List.of(1, 4)) {
                for (int n : List.of(100, 300)) {
                    row(
                            "2 % errors in bursts of 8, 3×" + series + ", n = " + n + of,
                            VerdictScenario.of(Noise.SIGMA_30, n)
                                    .withSeries(series)
                                    .withBaseline(runs)
                                    .withErrors(new Errors(0.02, 0.02, 8)),
                            Effect.NONE);
                    row(
                            "2 % independent errors, 3×" + series + ", n = " + n + of,
                            VerdictScenario.of(Noise.SIGMA_30, n)
                                    .withSeries(series)
                                    .withBaseline(runs)
                                    .withErrors(new Errors(0.02, 0.02, 1)),
                            Effect.NONE);
                }
            }
            row(
                    "3 % errors became 1.5 %, n = 300" + of,
                    VerdictScenario.of(Noise.SIGMA_30, 300).withBaseline(runs).withErrors(new Errors(0.03, 0.015, 1)),
                    Effect.NONE);
            row("four series of each model" + of, usual.withSeries(4), Effect.NONE);
            kept(
                    "one baseline kept, run spread 0.05, σ 0.2" + of,
                    VerdictScenario.of(Noise.SIGMA_20, 200).withBaseline(runs).withRunSpread(0.05));
        }
        head("Something changed");
        VerdictScenario thousand = VerdictScenario.of(Noise.SIGMA_30, 1000);
        for (int n : List.of(100, 200, 1000)) {
            for (double factor : new double[] {1.05, 1.3, 1.5}) {
                row(change(factor) + ", n = " + n, VerdictScenario.of(Noise.SIGMA_30, n), Effect.all(factor));
            }
        }
        row(
                "+50 %, n = 200, autocorrelation 0.3",
                VerdictScenario.of(Noise.SIGMA_30, 200).withDependence(0.3), Effect.all(1.5));
        row("+30 %, n = 1000, autocorrelation 0.3", thousand.withDependence(0.3), Effect.all(1.3));
        row(
                "+50 %, n = 200, autocorrelation 0.7",
                VerdictScenario.of(Noise.SIGMA_30, 200).withDependence(0.7), Effect.all(1.5));
        row(
                "+50 %, n = 200, run spread 0.03, five runs",
                VerdictScenario.of(Noise.SIGMA_30, 200).withRunSpread(0.03).withBaseline(5), Effect.all(1.5));
        row(
                "+30 %, n = 1000, run spread 0.03, five runs",
                thousand.withRunSpread(0.03).withBaseline(5), Effect.all(1.3));
        row(
                "+50 %, n = 200, run spread 0.03",
                VerdictScenario.of(Noise.SIGMA_30, 200).withRunSpread(0.03), Effect.all(1.5));
        row("+50 %, n = 200, σ 0.5", VerdictScenario.of(Noise.SIGMA_50, 200), Effect.all(1.5));
        row("+30 %, n = 1000, σ 0.5", VerdictScenario.of(Noise.SIGMA_50, 1000), Effect.all(1.3));
        row(
                "+50 %, n = 200, four series of each model",
                VerdictScenario.of(Noise.SIGMA_30, 200).withSeries(4), Effect.all(1.5));
        for (int n : List.of(200, 1000)) {
            row(
                    "+50 %, " + Noise.MISSES_5.label() + ", n = " + n,
                    VerdictScenario.of(Noise.SIGMA_30, n).withFirstToken(Noise.MISSES_5),
                    Effect.all(1.5));
            row(
                    "+50 %, " + Noise.MISSES_10.label() + ", n = " + n,
                    VerdictScenario.of(Noise.SIGMA_30, n).withFirstToken(Noise.MISSES_10),
                    Effect.all(1.5));
        }
        row("4 % ×10, n = 1000", thousand, new Effect(10, 0.04));
        row("4 % ×10, n = 200", VerdictScenario.of(Noise.SIGMA_30, 200), new Effect(10, 0.04));
        row("2 % ×3, n = 1000", thousand, new Effect(3, 0.02));
        row("10 % ×3, n = 200", VerdictScenario.of(Noise.SIGMA_30, 200), new Effect(3, 0.10));
        row("10 % ×2, n = 1000", thousand, new Effect(2, 0.10));
        row(
                "+50 %, n = 50 against 1000",
                VerdictScenario.of(Noise.SIGMA_30, 50).withBaselineGenerations(1000), Effect.all(1.5));
        row("errors 0 → 2 %, n = 1000", thousand.withErrors(new Errors(0, 0.02, 1)), Effect.NONE);
        row("errors 0.2 → 2 %, n = 1000", thousand.withErrors(new Errors(0.002, 0.02, 1)), Effect.NONE);
        row(
                "errors 0 → 3 %, n = 200",
                VerdictScenario.of(Noise.SIGMA_30, 200).withErrors(new Errors(0, 0.03, 1)), Effect.NONE);
        row("errors 2 → 6 %, n = 1000", thousand.withErrors(new Errors(0.02, 0.06, 1)), Effect.NONE);
        row(
                "errors 0 → 40 %, n = 200",
                VerdictScenario.of(Noise.SIGMA_30, 200).withErrors(new Errors(0, 0.4, 1)), Effect.NONE);
        row("all fail, n = 100", VerdictScenario.of(Noise.SIGMA_30, 100).withErrors(new Errors(0, 1, 1)), Effect.NONE);
        operations();
        stopped();
        mixes();
    }

    private void mixes() {
        head("Mixes drawn at random: nothing changed");
        OperatingMixes drawn = new OperatingMixes(MIX_SEED);
        IntStream.rangeClosed(1, MIXES).mapToObj(i -> drawn.unchanged()).forEach(this::row);
        head("Mixes drawn at random: the TTFT of one model got shorter");
        IntStream.rangeClosed(1, MIXES / 4).mapToObj(i -> drawn.faster()).forEach(this::row);
    }

    private void operations() {
        head("Pulls and loads of three models: nothing changed");
        for (int runs : List.of(1, 5, 10)) {
            for (double spread : new double[] {0.05, 0.2, 0.3, 0.5}) {
                operations(new OperationScenario(spread, 0, 1, runs), 1);
            }
            operations(new OperationScenario(0.1, 0.2, 1, runs), 1);
            operations(new OperationScenario(0.2, 0.1, 5, runs), 1);
        }
        head("Pulls and loads of three models: one model loads more slowly");
        for (int runs : List.of(1, 5, 10)) {
            for (double factor : new double[] {1.6, 2, 4}) {
                operations(new OperationScenario(0.05, 0, 1, runs), factor);
                operations(new OperationScenario(0.2, 0, 1, runs), factor);
            }
        }
    }

    private void operations(OperationScenario scenario, double factor) {
        String condition = "loads: " + (factor == 1 ? "" : "×" + factor + ", ") + "spread " + scenario.spread()
                + (scenario.ofRun() == 0 ? "" : ", of runs " + scenario.ofRun())
                + (scenario.rounds() == 1 ? "" : ", " + scenario.rounds() + " rounds") + ", runs "
                + scenario.baselineRuns();
        if (condition.contains(pattern)) {
            out.println(cells(
                    condition,
                    shares(IntStream.range(0, verdicts)
                            .parallel()
                            .mapToObj(i -> scenario.verdict(factor, condition.hashCode() * 1_000_003L + i))
                            .toArray(Level[]::new))));
        }
    }

    private void stopped() {
        out.println("\n#### Runs that end when they are decided\n");
        out.println("| condition | verdicts | FAIL | 95 % interval | undecided | WARN | PASS | sent |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        VerdictScenario thousand = VerdictScenario.of(Noise.SIGMA_30, 1000);
        stopped("unchanged", thousand, Effect.NONE);
        stopped("unchanged, at most 200", VerdictScenario.of(Noise.SIGMA_30, 200), Effect.NONE);
        stopped("unchanged, σ 0.5", VerdictScenario.of(Noise.SIGMA_50, 1000), Effect.NONE);
        stopped(
                "unchanged, run spread 0.05, five runs",
                thousand.withBaseline(5).withRunSpread(0.05),
                Effect.NONE);
        stopped("unchanged, autocorrelation 0.7", thousand.withDependence(0.7), Effect.NONE);
        stopped("unchanged, four series of each model", thousand.withSeries(4), Effect.NONE);
        stopped("+20 %", thousand, Effect.all(1.2));
        stopped("+30 %", thousand, Effect.all(1.3));
        stopped("+50 %", thousand, Effect.all(1.5));
        stopped("+50 %, autocorrelation 0.7", thousand.withDependence(0.7), Effect.all(1.5));
    }

    private void stopped(String condition, VerdictScenario scenario, Effect effect) {
        String name = "until decided: " + condition;
        if (!name.contains(pattern)) {
            return;
        }
        List<StoppedRun> runs = IntStream.range(0, verdicts)
                .parallel()
                .mapToObj(i -> StoppedRun.of(scenario, effect, name.hashCode() * 1_000_003L + i))
                .toList();
        Map<Level, Double> shares =
                shares(runs.stream().map(StoppedRun::verdict).toArray(Level[]::new));
        double sent = runs.stream().mapToDouble(StoppedRun::share).average().orElseThrow();
        out.println(cells(condition, shares) + " " + percent(sent) + " |");
    }

    private void row(OperatingMixes.Mix mix) {
        row("mix: " + mix.label(), mix.scenario(), mix.effect());
    }

    private static String change(double factor) {
        return String.format(Locale.ROOT, "+%.0f %%", 100 * (factor - 1));
    }

    private void head(String title) {
        out.println("\n#### " + title + "\n");
        out.println("| condition | verdicts | FAIL | 95 % interval | INCONCLUSIVE | WARN | PASS |");
        out.println("|---|---:|---:|---:|---:|---:|---:|");
    }

    private void row(String condition, VerdictScenario scenario, Effect effect) {
        if (!condition.contains(pattern)) {
            return;
        }
        Map<Level, Double> shares = measure(scenario, effect, verdicts, condition.hashCode());
        out.println(cells(condition, shares));
    }

    private String cells(String condition, Map<Level, Double> shares) {
        return "| " + condition + " | " + verdicts + " | " + percent(shares.get(Level.FAIL)) + " | "
                + interval(Math.round(shares.get(Level.FAIL) * verdicts), verdicts) + " | "
                + percent(shares.get(Level.INCONCLUSIVE) + shares.get(Level.INVALID) + shares.get(Level.MISSING))
                + " | "
                + percent(shares.get(Level.WARN)) + " | "
                + percent(shares.get(Level.PASS) + shares.get(Level.IMPROVED)) + " |";
    }

    private void kept(String condition, VerdictScenario scenario) {
        if (!condition.contains(pattern)) {
            return;
        }
        double[] shares = kept(scenario, KEPT, Math.max(20, verdicts / 10), condition.hashCode());
        out.println("| " + condition + " | " + KEPT + " × " + Math.max(20, verdicts / 10) + " | "
                + percent(Arrays.stream(shares).average().orElseThrow()) + ", worst of "
                + KEPT + ": " + percent(shares[KEPT - 1]) + " | | | | |");
    }

    /** Clopper and Pearson's. */
    private static String interval(long count, int of) {
        analysis.stats.CountTest test = new analysis.stats.CountTest(0, 0, (int) count, of);
        return String.format(Locale.ROOT, "%.1f–%.1f", 100 * test.low(0.025), 100 * test.high(0.025));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
