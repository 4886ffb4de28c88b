package analysis.verdict;

import analysis.stats.Metric;
import analysis.stats.PairedSamples;
import analysis.summary.samples.Answers;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Policy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import run.Cell;

/**
 * Synthetic A/B runs whose truth is known: a generation's time is that of its prompt, which both servers share, and noise of
 * each server's own.
 *
 * @param common standard deviation of what both share, on the logarithmic scale
 * @param own that of each server's noise
 * @param factor by which B is slower
 */
record PairedVerdicts(int generations, double common, double own, double factor) {

    private static final Policy POLICY = Policy.standard();
    private static final int MODELS = 3;

    /** Server A, server B, and what belongs together. */
    record AbRun(RunSamples a, RunSamples b, Map<Cell, Map<Metric, PairedSamples>> pairs) {

        Optional<PairedSamples> of(Cell cell, Metric metric) {
            return Optional.ofNullable(pairs.get(cell)).map(metrics -> metrics.get(metric));
        }
    }

    AbRun draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Cell, Map<Metric, PairedSamples>> pairs = new TreeMap<>();
        Map<Cell, CellSamples> a = new TreeMap<>();
        Map<Cell, CellSamples> b = new TreeMap<>();
        for (int model = 0; model < MODELS; model++) {
            Cell cell = new Cell("model-" + model, "users=3");
            Map<Metric, PairedSamples> metrics = new EnumMap<>(Metric.class);
            for (Metric metric : List.of(Metric.FIRST_TOKEN_MS, Metric.TPOT_MS, Metric.LATENCY_MS)) {
                metrics.put(metric, pairs(random, model == 0 && metric == Metric.FIRST_TOKEN_MS ? factor : 1));
            }
            pairs.put(cell, metrics);
            a.put(cell, side(metrics, true));
            b.put(cell, side(metrics, false));
        }
        return new AbRun(new RunSamples(new TreeMap<>(a)), new RunSamples(new TreeMap<>(b)), pairs);
    }

    private PairedSamples pairs(SplittableRandom random, double slower) {
        double[] a = new double[generations];
        double[] b = new double[generations];
        for (int i = 0; i < generations; i++) {
            double prompt = 200 * Math.exp(common * random.nextGaussian());
            a[i] = prompt * Math.exp(own * random.nextGaussian());
            b[i] = prompt * Math.exp(own * random.nextGaussian()) * slower;
        }
        return new PairedSamples(a, b);
    }

    private CellSamples side(Map<Metric, PairedSamples> metrics, boolean ofA) {
        Map<Metric, double[]> samples = new EnumMap<>(Metric.class);
        metrics.forEach((metric, pairs) -> samples.put(metric, ofA ? pairs.a() : pairs.b()));
        return new CellSamples(
                generations,
                0,
                0,
                Answers.NONE,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(100),
                Optional.empty(),
                samples,
                true);
    }

    /** What is found in one such run, with the pairs or without. */
    static List<Finding> findings(AbRun run, boolean paired) {
        return new Comparison(
                        POLICY, false, List.of(run.a()), run.b(), Optional.empty(), paired ? run::of : Pairing.NONE)
                .findings();
    }

    /** Share of verdicts of a level. */
    double share(Level level, boolean paired, int verdicts) {
        int count = 0;
        for (int i = 0; i < verdicts; i++) {
            List<Level> levels = findings(draw(31_000 + i), paired).stream()
                    .map(Finding::level)
                    .toList();
            count += Level.overall(levels) == level ? 1 : 0;
        }
        return count / (double) verdicts;
    }

    /** How many times wider the interval of the mean difference is without the pairs, over many runs. */
    double meanFactor(int runs) {
        double sum = 0;
        for (int i = 0; i < runs; i++) {
            PairedSamples pairs =
                    draw(77_000 + i).pairs().values().iterator().next().get(Metric.FIRST_TOKEN_MS);
            var difference = pairs.difference().orElseThrow();
            double unpaired = 2 * 1.972 * Math.sqrt((variance(pairs.a()) + variance(pairs.b())) / generations);
            sum += unpaired / (difference.high() - difference.low());
        }
        return sum / runs;
    }

    private static double variance(double[] values) {
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        return java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    /** Prints what pairing gains, for docs/two-servers.md: the same figures each time. */
    public static void main(String[] args) {
        int verdicts = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        for (double[] sigmas : new double[][] {{0.3, 0.05}, {0.3, 0.1}, {0.3, 0.3}, {0, 0.3}}) {
            PairedVerdicts same = new PairedVerdicts(200, sigmas[0], sigmas[1], 1);
            PairedVerdicts slower = new PairedVerdicts(100, sigmas[0], sigmas[1], 1.3);
            System.out.printf(
                    java.util.Locale.ROOT,
                    "common %.2f own %.2f: factor of the mean's interval %.1f; A/A FAIL paired %.3f, unpaired %.3f, PASS paired"
                            + " %.3f; +30 %% at n = 100 FAIL paired %.3f, unpaired %.3f%n",
                    sigmas[0],
                    sigmas[1],
                    same.meanFactor(verdicts),
                    same.share(Level.FAIL, true, verdicts),
                    same.share(Level.FAIL, false, verdicts),
                    same.share(Level.PASS, true, verdicts),
                    slower.share(Level.FAIL, true, verdicts),
                    slower.share(Level.FAIL, false, verdicts));
        }
    }
}
