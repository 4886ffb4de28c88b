package analysis.verdict;

import analysis.stats.Metric;
import analysis.summary.samples.Answers;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.CellSamples.Operations;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Policy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import run.Cell;

/**
 * Synthetic runs that pull and load three models, with a known truth.
 *
 * @param spread standard deviation of a single time, on the logarithmic scale
 * @param ofRun the same of a factor that all times of a run have in common: a slow day
 * @param rounds times that each is measured in a run
 * @param baselineRuns runs in the baseline
 */
record OperationScenario(double spread, double ofRun, int rounds, int baselineRuns) {

    private static final int MODELS = 3;
    private static final double MEDIAN_S = 10;
    private static final List<Metric> METRICS =
            List.of(Metric.PULL_S, Metric.COLD_LOAD_S, Metric.WARM_LOAD_S, Metric.OVERALL_S);

    /** The level of a verdict on a run in which the loads of the first model take {@code factor} times as long. */
    Level verdict(double factor, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RunSamples> baseline = new ArrayList<>();
        for (int run = 0; run < baselineRuns; run++) {
            baseline.add(run(random, 1));
        }
        return Level.overall(new Comparison(Policy.standard(), false, baseline, run(random, factor), Optional.empty())
                .findings().stream().map(Finding::level).toList());
    }

    private RunSamples run(SplittableRandom random, double factor) {
        double all = Math.exp(ofRun * random.nextGaussian());
        Map<Cell, CellSamples> cells = new TreeMap<>();
        for (int model = 0; model < MODELS; model++) {
            Map<Metric, double[]> samples = new EnumMap<>(Metric.class);
            for (Metric metric : METRICS) {
                double slower = model == 0 && metric == Metric.COLD_LOAD_S ? factor : 1;
                double[] times = new double[rounds];
                for (int i = 0; i < rounds; i++) {
                    times[i] = MEDIAN_S * slower * all * Math.exp(spread * random.nextGaussian());
                }
                samples.put(metric, times);
            }
            cells.put(
                    new Cell("model-" + model, "lifecycle"),
                    new CellSamples(
                            rounds,
                            0,
                            0,
                            Answers.NONE,
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            Optional.of(new Operations(METRICS.size() * rounds, 0, 0)),
                            samples,
                            true));
        }
        return new RunSamples(new TreeMap<>(cells));
    }
}
