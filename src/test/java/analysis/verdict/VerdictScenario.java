package analysis.verdict;

import analysis.stats.Bursts;
import analysis.stats.Metric;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.RunSamples;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import run.Cell;

/**
 * Synthetic runs with a known truth.
 *
 * @param firstToken shape of the TTFT
 * @param others shape of the other times
 * @param dependence correlation of a generation's times with those of the one before (AR(1), Gaussian copula)
 * @param runSpread standard deviation of a run's own factor on all times of a model, on the logarithmic scale
 * @param baselineRuns runs in the baseline
 * @param models in the run
 * @param series of each model
 * @param baselineGenerations per series
 * @param generations per series of the run to judge
 * @param errors how generations fail
 */
record VerdictScenario(
        Noise firstToken,
        Noise others,
        double dependence,
        double runSpread,
        int baselineRuns,
        int models,
        int series,
        int baselineGenerations,
        int generations,
        Errors errors) {

    /** Independent of each other: the hardest case for the correction for many comparisons. */
    private static final List<Metric> METRICS =
            List.of(Metric.FIRST_TOKEN_MS, Metric.TPOT_MS, Metric.LATENCY_MS, Metric.TOKENS_PER_S);

    private static final int MODELS = 3;

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
        return new VerdictScenario(noise, noise, 0, 0, 1, MODELS, 1, generations, generations, Errors.FEW);
    }

    VerdictScenario withFirstToken(Noise shape) {
        return new VerdictScenario(
                shape,
                others,
                dependence,
                runSpread,
                baselineRuns,
                models,
                series,
                baselineGenerations,
                generations,
                errors);
    }

    VerdictScenario withDependence(double correlation) {
        return new VerdictScenario(
                firstToken,
                others,
                correlation,
                runSpread,
                baselineRuns,
                models,
                series,
                baselineGenerations,
                generations,
                errors);
    }

    VerdictScenario withRunSpread(double spread) {
        return new VerdictScenario(
                firstToken,
                others,
                dependence,
                spread,
                baselineRuns,
                models,
                series,
                baselineGenerations,
                generations,
                errors);
    }

    VerdictScenario withBaseline(int runs) {
        return new VerdictScenario(
                firstToken,
                others,
                dependence,
                runSpread,
                runs,
                models,
                series,
                baselineGenerations,
                generations,
                errors);
    }

    VerdictScenario withBaselineGenerations(int count) {
        return new VerdictScenario(
                firstToken, others, dependence, runSpread, baselineRuns, models, series, count, generations, errors);
    }

    VerdictScenario withSeries(int count) {
        return new VerdictScenario(
                firstToken,
                others,
                dependence,
                runSpread,
                baselineRuns,
                models,
                count,
                baselineGenerations,
                generations,
                errors);
    }

    VerdictScenario withErrors(Errors failures) {
        return new VerdictScenario(
                firstToken,
                others,
                dependence,
                runSpread,
                baselineRuns,
                models,
                series,
                baselineGenerations,
                generations,
                failures);
    }

    /** A baseline and a run that {@code effect} befell. */
    Pair pair(long seed, Effect effect) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Pair(baseline(random), current(random, effect));
    }

    List<RunSamples> baseline(SplittableRandom random) {
        List<RunSamples> baseline = new ArrayList<>();
        for (int run = 0; run < baselineRuns; run++) {
            baseline.add(run(random, Effect.NONE, baselineGenerations, errors.baselineRate()));
        }
        return baseline;
    }

    RunSamples current(SplittableRandom random, Effect effect) {
        return run(random, effect, generations, errors.rate());
    }

    private RunSamples run(SplittableRandom random, Effect effect, int size, double errorRate) {
        Map<Cell, CellSamples> cells = new TreeMap<>();
        for (int model = 0; model < models; model++) {
            double factor = Math.exp(runSpread * random.nextGaussian());
            for (int name = 0; name < series; name++) {
                cells.put(
                        new Cell("model-" + model, "series-" + name),
                        cell(random, factor, model == 0 ? effect : Effect.NONE, size, errorRate));
            }
        }
        return new RunSamples(new TreeMap<>(cells));
    }

    private CellSamples cell(SplittableRandom random, double runFactor, Effect effect, int size, double errorRate) {
        int[] failed = failures(random, size, errorRate);
        int ok = size - failed.length;
        Map<Metric, double[]> samples = new EnumMap<>(Metric.class);
        for (Metric metric : METRICS) {
            boolean rate = metric.better() == Metric.Better.HIGHER;
            boolean ttft = metric == Metric.FIRST_TOKEN_MS;
            double[] values = values(
                    random,
                    ttft ? firstToken : others,
                    rate ? 1 / runFactor : runFactor,
                    ttft ? effect : Effect.NONE,
                    ok);
            if (ok > 0) {
                samples.put(metric, values);
            }
        }
        double[] latencies = samples.getOrDefault(Metric.LATENCY_MS, new double[0]);
        double perS = 1000 * ok / Math.max(1, java.util.Arrays.stream(latencies).sum());
        OptionalDouble throughput = ok > 0 ? OptionalDouble.of(perS) : OptionalDouble.empty();
        return new CellSamples(
                size,
                failed.length,
                Bursts.count(failed),
                throughput,
                throughput,
                OptionalDouble.of(100),
                Optional.empty(),
                samples,
                true);
    }

    private int[] failures(SplittableRandom random, int size, double rate) {
        IntStream.Builder failed = IntStream.builder();
        double end = 1 / errors.meanBurst();
        // Long-run share of failures of the two-state chain: rate = begin / (begin + end).
        double begin = rate >= 1 ? 1 : rate * end / (1 - rate);
        boolean failing = random.nextDouble() < rate;
        for (int i = 0; i < size; i++) {
            if (failing) {
                failed.add(i);
            }
            failing = failing ? rate >= 1 || random.nextDouble() >= end : random.nextDouble() < begin;
        }
        return failed.build().toArray();
    }

    private double[] values(SplittableRandom random, Noise noise, double factor, Effect effect, int size) {
        double[] values = new double[size];
        double state = random.nextGaussian();
        double innovation = Math.sqrt(1 - dependence * dependence);
        for (int i = 0; i < size; i++) {
            double slowed = effect.share() > 0 && random.nextDouble() < effect.share() ? effect.factor() : 1;
            values[i] = noise.value(state, random.nextDouble(), factor * slowed);
            state = dependence * state + innovation * random.nextGaussian();
        }
        return values;
    }
}
