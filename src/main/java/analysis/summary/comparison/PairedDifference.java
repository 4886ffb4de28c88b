package analysis.summary.comparison;

import analysis.stats.MeanDifference;
import analysis.stats.Metric;
import analysis.stats.PairedSamples;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import run.Cell;

/**
 * Difference of server B from A in one metric of one series of an A/B run, over paired generations.
 *
 * @param cell model and series without its side
 * @param meanOfA mean of A over the same pairs, in the metric's unit
 */
public record PairedDifference(Cell cell, Metric metric, double meanOfA, MeanDifference difference) {

    private static final List<Metric> METRICS =
            List.of(Metric.FIRST_TOKEN_MS, Metric.TPOT_MS, Metric.LATENCY_MS, Metric.TOKENS_PER_S);

    /** Differences of {@code run}, by model, series and metric; empty if it is not an A/B run. */
    public static List<PairedDifference> of(RunData run) {
        return of(GenerationPairs.of(run));
    }

    /** Differences of {@code series}. */
    public static List<PairedDifference> of(SortedMap<Cell, GenerationPairs> series) {
        List<PairedDifference> all = new ArrayList<>();
        series.forEach((cell, pairs) -> METRICS.forEach(metric -> {
            PairedSamples samples = pairs.samples(metric);
            samples.difference()
                    .ifPresent(difference -> all.add(new PairedDifference(
                            cell, metric, Arrays.stream(samples.a()).average().orElseThrow(), difference)));
        }));
        return List.copyOf(all);
    }

    /** Whether B's mean is worse. */
    public boolean isWorse() {
        return metric.better() == Metric.Better.LOWER ? difference.mean() > 0 : difference.mean() < 0;
    }

    /** Difference as a share of A's mean; absent if that is 0, such as the TPOT of answers that come at once. */
    public OptionalDouble relative() {
        return meanOfA == 0 ? OptionalDouble.empty() : OptionalDouble.of(difference.mean() / meanOfA);
    }
}
