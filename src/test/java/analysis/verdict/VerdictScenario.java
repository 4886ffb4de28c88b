package analysis.verdict;

import analysis.stats.Bursts;
import analysis.stats.Metric;
import analysis.summary.samples.Answers;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.RunSamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import run.Cell;

/**
 * Synthetic runs with a known truth.
 *
 * @param firstToken shape of the TTFT
 * @param others shape of the other times
 * @param dependence correlation of a generation's times with those of the one before (AR(1), Gaussian copula)
 * @param spread between runs of an unchanged server
 * @param size how much is measured
 * @param errors how generations fail
 */
record VerdictScenario(Noise firstToken, Noise others, double dependence, RunFactor spread, Size size, Errors errors) {

    /** Independent of each other: the hardest case for the correction for many comparisons. */
    private static final List<Metric> METRICS =
            List.of(Metric.FIRST_TOKEN_MS, Metric.TPOT_MS, Metric.LATENCY_MS, Metric.TOKENS_PER_S);

    private static final int MODELS = 3;

    /**
     * A run's own factor on its times.
     *
     * @param sd standard deviation, on the logarithmic scale
     * @param each what has a factor of its own
     */
    record RunFactor(double sd, Each each) {
        enum Each {
            MODEL,
            FIGURE
        }
    }

    /**
     * How much is measured.
     *
     * @param baselineRuns runs in the baseline
     * @param models in a run
     * @param series of each model
     * @param baselineGenerations per series
     * @param generations per series of the run to judge
     */
    record Size(int baselineRuns, int models, int series, int baselineGenerations, int generations) {}

    /**
     * Failures that come in bursts of geometric length.
     *
     * @param baselineRate share of generations, 0 to 1
     * @param rate of the run to judge
     * @param meanBurst generations that fail one after the other; 1: independent
     */
    record Errors(double baselineRate, double rate, double meanBurst) {
        static final Errors FEW = new Errors(0.002, 0.002, 1);
    }

    /**
     * What befalls the TTFT of the first model.
     *
     * @param factor on those it hits
     * @param share of the generations it hits, 0 to 1
     */
    record Effect(double factor, double share) {
        static final Effect NONE = new Effect(1, 0);

        static Effect all(double factor) {
            return new Effect(factor, 1);
        }
    }

    /** A baseline and a current run; the same for the same seed. */
    record Pair(List<RunSamples> baseline, RunSamples current) {}

    /** Three models of one series each, a baseline of one run, no run-to-run spread, independent generations. */
    static VerdictScenario of(Noise noise, int generations) {
        return new VerdictScenario(
                noise,
                noise,
                0,
                new RunFactor(0, RunFactor.Each.MODEL),
                new Size(1, MODELS, 1, generations, generations),
                Errors.FEW);
    }

    VerdictScenario withFirstToken(Noise shape) {
        return new VerdictScenario(shape, others, dependence, spread, size, errors);
    }

    VerdictScenario withDependence(double correlation) {
        return new VerdictScenario(firstToken, others, correlation, spread, size, errors);
    }

    /** Of a factor for each model. */
    VerdictScenario withRunSpread(double sd) {
        return withRunSpread(new RunFactor(sd, RunFactor.Each.MODEL));
    }

    VerdictScenario withRunSpread(RunFactor factor) {
        return new VerdictScenario(firstToken, others, dependence, factor, size, errors);
    }

    VerdictScenario withBaseline(int runs) {
        return withSize(new Size(runs, size.models(), size.series(), size.baselineGenerations(), size.generations()));
    }

    VerdictScenario withBaselineGenerations(int count) {
        return withSize(new Size(size.baselineRuns(), size.models(), size.series(), count, size.generations()));
    }

    VerdictScenario withSeries(int count) {
        return withMatrix(size.models(), count);
    }

    VerdictScenario withMatrix(int models, int series) {
        return withSize(new Size(size.baselineRuns(), models, series, size.baselineGenerations(), size.generations()));
    }

    private VerdictScenario withSize(Size other) {
        return new VerdictScenario(firstToken, others, dependence, spread, other, errors);
    }

    VerdictScenario withErrors(Errors failures) {
        return new VerdictScenario(firstToken, others, dependence, spread, size, failures);
    }

    /** A baseline and a run that {@code effect} befell. */
    Pair pair(long seed, Effect effect) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Pair(baseline(random), current(random, effect));
    }

    List<RunSamples> baseline(SplittableRandom random) {
        List<RunSamples> baseline = new ArrayList<>();
        for (int run = 0; run < size.baselineRuns(); run++) {
            baseline.add(run(random, Effect.NONE, size.baselineGenerations(), errors.baselineRate()));
        }
        return baseline;
    }

    RunSamples current(SplittableRandom random, Effect effect) {
        return run(random, effect, size.generations(), errors.rate());
    }

    /** The first generations of each cell that {@code which} names, and all of the others; as if none had failed. */
    static RunSamples begun(RunSamples run, double share, Predicate<Cell> which) {
        Map<Cell, CellSamples> cells = new TreeMap<>();
        run.cells().forEach((cell, all) -> {
            Map<Metric, double[]> first = new EnumMap<>(Metric.class);
            all.samples().forEach((metric, values) -> {
                int count = which.test(cell) ? (int) Math.round(share * values.length) : values.length;
                first.put(metric, Arrays.copyOf(values, count));
            });
            cells.put(cell, all.with(first.values().iterator().next().length, first, 1));
        });
        return new RunSamples(new TreeMap<>(cells));
    }

    private RunSamples run(SplittableRandom random, Effect effect, int generations, double errorRate) {
        Map<Cell, CellSamples> cells = new TreeMap<>();
        for (int model = 0; model < size.models(); model++) {
            Map<Metric, Double> factors = factors(random);
            for (int name = 0; name < size.series(); name++) {
                cells.put(
                        new Cell("model-" + model, "series-" + name),
                        cell(random, factors, model == 0 ? effect : Effect.NONE, generations, errorRate));
            }
        }
        return new RunSamples(new TreeMap<>(cells));
    }

    private Map<Metric, Double> factors(SplittableRandom random) {
        Map<Metric, Double> factors = new EnumMap<>(Metric.class);
        double ofModel = Math.exp(spread.sd() * random.nextGaussian());
        for (Metric metric : METRICS) {
            double factor =
                    spread.each() == RunFactor.Each.MODEL ? ofModel : Math.exp(spread.sd() * random.nextGaussian());
            factors.put(metric, metric.better() == Metric.Better.HIGHER ? 1 / factor : factor);
        }
        return factors;
    }

    private CellSamples cell(
            SplittableRandom random, Map<Metric, Double> factors, Effect effect, int generations, double errorRate) {
        int[] failed = failures(random, generations, errorRate);
        int ok = generations - failed.length;
        Map<Metric, double[]> samples = new EnumMap<>(Metric.class);
        for (Metric metric : METRICS) {
            boolean ttft = metric == Metric.FIRST_TOKEN_MS;
            double[] values =
                    values(random, ttft ? firstToken : others, factors.get(metric), ttft ? effect : Effect.NONE, ok);
            if (ok > 0) {
                samples.put(metric, values);
            }
        }
        double[] latencies = samples.getOrDefault(Metric.LATENCY_MS, new double[0]);
        double perS = 1000 * ok / Math.max(1, Arrays.stream(latencies).sum());
        OptionalDouble throughput = ok > 0 ? OptionalDouble.of(perS) : OptionalDouble.empty();
        return new CellSamples(
                generations,
                failed.length,
                Bursts.count(failed),
                Answers.NONE,
                throughput,
                throughput,
                OptionalDouble.of(100),
                Optional.empty(),
                samples,
                true);
    }

    private int[] failures(SplittableRandom random, int generations, double rate) {
        IntStream.Builder failed = IntStream.builder();
        double end = 1 / errors.meanBurst();
        // Long-run share of failures of the two-state chain: rate = begin / (begin + end).
        double begin = rate >= 1 ? 1 : rate * end / (1 - rate);
        boolean failing = random.nextDouble() < rate;
        for (int i = 0; i < generations; i++) {
            if (failing) {
                failed.add(i);
            }
            failing = failing ? rate >= 1 || random.nextDouble() >= end : random.nextDouble() < begin;
        }
        return failed.build().toArray();
    }

    private double[] values(SplittableRandom random, Noise noise, double factor, Effect effect, int count) {
        double[] values = new double[count];
        double state = random.nextGaussian();
        double innovation = Math.sqrt(1 - dependence * dependence);
        for (int i = 0; i < count; i++) {
            double slowed = effect.share() > 0 && random.nextDouble() < effect.share() ? effect.factor() : 1;
            values[i] = noise.value(state, random.nextDouble(), factor * slowed);
            state = dependence * state + innovation * random.nextGaussian();
        }
        return values;
    }
}
