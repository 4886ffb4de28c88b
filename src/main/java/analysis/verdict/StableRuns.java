package analysis.verdict;

import analysis.stats.ChangePoints;
import analysis.stats.Statistic;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.Difference;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Measure.Sampled;
import analysis.verdict.policy.Policy;
import analysis.verdict.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import run.Cell;

/**
 * Runs of a baseline since its last change point. Older runs measured a server at another level, and the step would count as spread between
 * runs. Only medians and means are searched for steps; tail percentiles vary too much.
 *
 * @param runs at least {@link ChangePoints#FEWEST}, or all
 * @param step the step before them; empty if these are all runs
 */
record StableRuns(List<RunSamples> runs, Optional<Difference> step) {

    /** Probability that a baseline of equal runs is cut by mistake. */
    private static final double ALPHA = 0.01;

    static StableRuns of(Baseline baseline, Policy policy) {
        List<RunSamples> all = baseline.samples();
        List<Sampled> measures = policy.rules().stream()
                .map(Rule::measure)
                .filter(Sampled.class::isInstance)
                .map(Sampled.class::cast)
                .filter(StableRuns::isSteady)
                .toList();
        Set<Cell> cells = new TreeSet<>();
        all.forEach(run -> cells.addAll(run.cells().keySet()));
        double alpha = ALPHA / Math.max(1, measures.size() * cells.size());
        int from = 0;
        Optional<Difference> step = Optional.empty();
        for (Cell cell : cells) {
            for (Sampled measure : measures) {
                List<ChangePoints.Step> steps = ChangePoints.of(values(all, cell, measure), alpha);
                if (!steps.isEmpty() && steps.get(steps.size() - 1).at() > from) {
                    ChangePoints.Step last = steps.get(steps.size() - 1);
                    from = last.at();
                    step = Optional.of(difference(baseline, cell, measure, last));
                }
            }
        }
        return new StableRuns(all.subList(from, all.size()), step);
    }

    private static boolean isSteady(Sampled measure) {
        return !(measure.summary() instanceof Statistic.Percentile percentile) || percentile.percent() == 50;
    }

    /** Figure of each run; empty if any run lacks it. */
    private static double[] values(List<RunSamples> runs, Cell cell, Sampled measure) {
        List<Double> values = new ArrayList<>();
        for (RunSamples run : runs) {
            CellSamples samples = run.cells().get(cell);
            if (samples == null || samples.of(measure.of()).length == 0) {
                return new double[0];
            }
            values.add(measure.of(samples.of(measure.of())));
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Difference difference(Baseline baseline, Cell cell, Sampled measure, ChangePoints.Step step) {
        Baseline.Run run = baseline.runs().get(step.at());
        int left = baseline.runs().size() - step.at();
        return new Difference(
                "runs compared with (" + measure.figure() + " of " + cell.model() + ", "
                        + cell.series()
                        + String.format(Locale.ROOT, " stepped %+.0f %% at the run of ", 100 * step.change())
                        + run.start()
                        + (run.gitCommit() == null ? ")" : ", commit " + run.gitCommit() + ")"),
                Integer.toString(baseline.runs().size()),
                Integer.toString(left));
    }
}
