package analysis.verdict;

import analysis.stats.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import run.Cell;

/**
 * Synthetic runs with a known truth.
 *
 * @param noise distribution of the logarithm of every time
 * @param dependence correlation of a generation's times with those of the one before (AR(1), Gaussian copula)
 * @param runSpread standard deviation of a run's own factor on all times of a model, on the logarithmic scale
 * @param baselineRuns runs in the baseline
 * @param models in the run
 * @param series of each model
 * @param generations per series
 */
record Scenario(
        Noise noise, double dependence, double runSpread, int baselineRuns, int models, int series, int generations) {

    /** Independent of each other: the hardest case for the correction for many comparisons. */
    private static final List<Metric> METRICS =
            List.of(Metric.FIRST_TOKEN_MS, Metric.TPOT_MS, Metric.LATENCY_MS, Metric.TOKENS_PER_S);

    private static final double MEDIAN = 200;
    private static final double ERROR_RATE = 0.002;

    /** Shapes of the logarithm of a time. */
    enum Noise {
        SIGMA_20("log-normal σ 0.2", 0.2, Double.POSITIVE_INFINITY),
        SIGMA_30("log-normal σ 0.3", 0.3, Double.POSITIVE_INFINITY),
        SIGMA_50("log-normal σ 0.5", 0.5, Double.POSITIVE_INFINITY),
        HEAVY("heavy tail", 0.2, 3);

        private final String label;
        private final double scale;
        private final TDistribution tail;

        Noise(String label, double scale, double freedom) {
            this.label = label;
            this.scale = scale;
            this.tail = Double.isInfinite(freedom) ? null : TDistribution.of(freedom);
        }

        String label() {
            return label;
        }

        double log(double gaussian) {
            // The copula keeps the dependence of the Gaussian series whatever the shape.
            return scale
                    * (tail == null
                            ? gaussian
                            : tail.inverseCumulativeProbability(
                                    NormalDistribution.of(0, 1).cumulativeProbability(gaussian)));
        }
    }

    /** A baseline and a current run; the same for the same seed. */
    record Pair(List<RunSamples> baseline, RunSamples current) {}

    /**
     * @param effect factor on the TTFT of the current run
     * @param affected how many of the models it hits
     */
    Pair pair(long seed, double effect, int affected) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RunSamples> baseline = new ArrayList<>();
        for (int run = 0; run < baselineRuns; run++) {
            baseline.add(run(random, 1, 0));
        }
        return new Pair(baseline, run(random, effect, affected));
    }

    private RunSamples run(SplittableRandom random, double effect, int affected) {
        Map<Cell, CellSamples> cells = new TreeMap<>();
        for (int model = 0; model < models; model++) {
            double factor = Math.exp(runSpread * random.nextGaussian());
            for (int name = 0; name < series; name++) {
                double firstToken = model < affected ? effect : 1;
                cells.put(new Cell("model-" + model, "series-" + name), cell(random, factor, firstToken));
            }
        }
        return new RunSamples(new TreeMap<>(cells));
    }

    private CellSamples cell(SplittableRandom random, double runFactor, double firstToken) {
        Map<Metric, double[]> samples = new EnumMap<>(Metric.class);
        for (Metric metric : METRICS) {
            boolean rate = metric.better() == Metric.Better.HIGHER;
            double factor =
                    MEDIAN * (rate ? 1 / runFactor : runFactor) * (metric == Metric.FIRST_TOKEN_MS ? firstToken : 1);
            samples.put(metric, series(random, factor));
        }
        int errors = 0;
        for (int i = 0; i < generations; i++) {
            errors += random.nextDouble() < ERROR_RATE ? 1 : 0;
        }
        double perS = 1000
                * generations
                / java.util.Arrays.stream(samples.get(Metric.LATENCY_MS)).sum();
        return new CellSamples(
                generations,
                errors,
                OptionalDouble.of(perS),
                OptionalDouble.of(perS * 100),
                OptionalDouble.of(100),
                samples);
    }

    private double[] series(SplittableRandom random, double factor) {
        double[] values = new double[generations];
        double state = random.nextGaussian();
        double innovation = Math.sqrt(1 - dependence * dependence);
        for (int i = 0; i < generations; i++) {
            values[i] = factor * Math.exp(noise.log(state));
            state = dependence * state + innovation * random.nextGaussian();
        }
        return values;
    }
}
