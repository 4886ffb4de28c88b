package analysis.verdict.baseline;

import analysis.stats.Bursts;
import analysis.stats.EnoughValues;
import analysis.stats.Metric;
import analysis.summary.figures.SteadyRate;
import analysis.summary.samples.Answers;
import analysis.summary.samples.CellData;
import analysis.summary.samples.CellOperations;
import analysis.verdict.policy.Measure;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Data of one cell of one run that a verdict needs: failures of the whole cell, times and rates of its steady part.
 *
 * @param generations measured, whatever their outcome
 * @param errors number of failed generations
 * @param errorBursts clusters of the failures in time, see {@link Bursts}
 * @param answers right and wrong ones among the checked answers
 * @param requestsPerS successful generations per second; absent if the duration is unknown
 * @param tokensPerS output tokens of successful generations per second
 * @param meanOutputTokens mean length of a successful answer; absent if the server did not report lengths
 * @param operations on the model, such as pulls; absent if there were none, and in old baselines
 * @param samples values of successful generations and operations, thinned evenly if there are very many; metrics without values are left
 *     out
 * @param inOrder whether the values are in order of time
 */
public record CellSamples(
        int generations,
        int errors,
        int errorBursts,
        Answers answers,
        OptionalDouble requestsPerS,
        OptionalDouble tokensPerS,
        OptionalDouble meanOutputTokens,
        Optional<Operations> operations,
        Map<Metric, double[]> samples,
        boolean inOrder) {

    private static final double[] NONE = {};

    /**
     * Counts of pulls, loads, unloads and deletions.
     *
     * @param failedBursts clusters of the failures in time
     */
    public record Operations(int count, int failed, int failedBursts) {

        static Operations of(CellOperations done) {
            return new Operations(done.count(), done.failed(), done.failedBursts());
        }
    }

    public static CellSamples of(CellData data, Set<Metric> metrics) {
        Map<Metric, double[]> samples = new TreeMap<>();
        for (Metric metric : metrics) {
            double[] values = EnoughValues.of(data.steadySamples(metric));
            if (values.length > 0) {
                samples.put(metric, values);
            }
        }
        Optional<SteadyRate> carried = SteadyRate.of(data).filter(some -> some.requestsPerS() > 0);
        double[] tokens = data.steadySamples(Metric.OUTPUT_TOKENS);
        return new CellSamples(
                data.generations(),
                data.failed(),
                Bursts.count(data.failedAt()),
                data.answers(),
                carried.map(some -> OptionalDouble.of(some.requestsPerS())).orElse(OptionalDouble.empty()),
                carried.map(SteadyRate::tokensPerS).orElse(OptionalDouble.empty()),
                Arrays.stream(tokens).average(),
                Optional.of(Operations.of(data.operations())).filter(done -> done.count() > 0),
                samples,
                true);
    }

    /** Copy without the operations, which another cell counts. */
    CellSamples withoutOperations() {
        return new CellSamples(
                generations,
                errors,
                errorBursts,
                answers,
                requestsPerS,
                tokensPerS,
                meanOutputTokens,
                Optional.empty(),
                samples,
                inOrder);
    }

    /**
     * Copy with other values and no failures.
     *
     * @param count number of generations
     * @param slower factor by which the rates fall
     */
    public CellSamples with(int count, Map<Metric, double[]> values, double slower) {
        return new CellSamples(
                count,
                0,
                0,
                Answers.NONE,
                over(requestsPerS, slower),
                over(tokensPerS, slower),
                meanOutputTokens,
                Optional.empty(),
                values,
                inOrder);
    }

    private static OptionalDouble over(OptionalDouble rate, double factor) {
        return rate.isPresent() ? OptionalDouble.of(rate.getAsDouble() / factor) : rate;
    }

    /** Values of {@code metric}; empty if there are none. */
    public double[] of(Metric metric) {
        return samples.getOrDefault(metric, NONE);
    }

    /** Throughput; absent if the cell has none. */
    public OptionalDouble of(Measure.Throughput throughput) {
        return throughput == Measure.Throughput.REQUESTS ? requestsPerS : tokensPerS;
    }

    public int ok() {
        return generations - errors;
    }

    /** Failure rate that counts a burst as one incident, 0 to 1. */
    public double accidentRate() {
        int occasions = ok() + errorBursts;
        return occasions == 0 ? 0 : (double) errorBursts / occasions;
    }

    /** Share of generations that failed, 0 to 1. */
    public double errorRate() {
        return generations == 0 ? 0 : (double) errors / generations;
    }
}
