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
 * What a verdict needs to know of one cell of one run: failures of all of it, times and rates of its steady part.
 *
 * @param generations measured, whatever their outcome
 * @param errors of them, failed
 * @param errorBursts into which those gather, see {@link Bursts}
 * @param answers of the successful ones, those of which something was expected
 * @param requestsPerS successful generations per second; absent if there is no time that is known
 * @param tokensPerS output tokens of successful generations per second of the same
 * @param meanOutputTokens mean length of a successful answer; absent if the server told none
 * @param operations what was done to its model as a whole; absent in baselines that do not tell
 * @param samples values of successful generations and operations, of very many an even choice; a metric without any is not in it
 * @param inOrder whether they are in order of time
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
     * Pulls, loads, unloads and deletions.
     *
     * @param failedBursts into which the failures gather
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

    /** The same, with the operations counted elsewhere. */
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
     * The same with other values, none of them failed.
     *
     * @param count of generations
     * @param slower factor by which they take longer, so that the rates fall
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

    /** The values of {@code metric}; empty if there are none. */
    public double[] of(Metric metric) {
        return samples.getOrDefault(metric, NONE);
    }

    /** The throughput; absent if the cell has none. */
    public OptionalDouble of(Measure.Throughput throughput) {
        return throughput == Measure.Throughput.REQUESTS ? requestsPerS : tokensPerS;
    }

    public int ok() {
        return generations - errors;
    }

    /** Share of what could have begun to fail and did, 0 to 1: a burst of failures is one accident. */
    public double accidentRate() {
        int occasions = ok() + errorBursts;
        return occasions == 0 ? 0 : (double) errorBursts / occasions;
    }

    /** Share of generations that failed, 0 to 1. */
    public double errorRate() {
        return generations == 0 ? 0 : (double) errors / generations;
    }
}
