package analysis.verdict.baseline;

import analysis.stats.Bursts;
import analysis.stats.Metric;
import analysis.summary.samples.Answers;
import analysis.verdict.BaselineHistory;
import analysis.verdict.BaselineRecorder;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Cell;
import run.RunInfo;

/**
 * What runs are compared with: {@code baselines/<name>.json}. Written by {@link BaselineRecorder}, continued by
 * {@link BaselineHistory}, kept by {@link BaselineStore}.
 *
 * @param schema version of the format: {@link #SCHEMA}
 * @param name as in the file's name
 * @param created when it was set
 * @param fingerprint what must be alike
 * @param runs the runs it was made of, in order of time; at least one
 * @param anchor the run with which it was set, where that is no longer the first of the runs; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Baseline(int schema, String name, Instant created, Fingerprint fingerprint, List<Run> runs, Run anchor) {

    /** The version this code writes. */
    public static final int SCHEMA = 3;

    /** The oldest version this code reads; its values are not in order of time, and it has no places of failures. */
    static final int OLDEST_SCHEMA = 1;

    /**
     * One run of the baseline.
     *
     * @param serverVersion as the server reports it; null if it does not
     * @param gitCommit of the project that ran the test; null outside a checkout
     * @param host of the load generator
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Run(
            Instant start, Instant end, String serverVersion, String gitCommit, String host, List<Series> series) {

        public static Run of(RunInfo info, List<Series> series) {
            RunInfo.Environment environment = info.environment();
            return new Run(
                    info.start(),
                    info.end(),
                    info.target() == null ? null : info.target().version(),
                    environment == null ? null : environment.gitCommit(),
                    environment == null ? null : environment.host(),
                    series);
        }
    }

    /**
     * One series of one model in one run.
     *
     * @param generations measured, whatever their outcome
     * @param errors of them, failed
     * @param failedAt which of them, by their place in the order of time from 0; null if they are too many to keep, and in
     *     baselines of older versions: then every failure counts as one by itself
     * @param rightAnswers of the successful ones, those that were what their prompts expect; null if nothing was expected of any,
     *     and in baselines of older versions
     * @param wrongAnswers those that were not; null likewise
     * @param requestsPerS null if unknown
     * @param tokensPerS null if unknown
     * @param meanOutputTokens null if unknown
     * @param cachedPct share of the prompts' tokens that the server took from its cache; null if it does not tell, and in
     *     baselines of older versions
     * @param steadyGenerations of them, in the steady part of their level, which the figures below and the samples are of; null if
     *     nothing was cut, and in baselines of older versions
     * @param operations on the model as a whole; null if there were none, and in baselines of older versions
     * @param failedOperations of them; null likewise
     * @param failedOperationBursts into which those gather; null likewise
     * @param summary figures of all values of each metric
     * @param samples values of each metric in order of time; if there were too many, a seeded choice of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Series(
            String model,
            String series,
            @JsonProperty(required = true) int generations,
            @JsonProperty(required = true) int errors,
            int[] failedAt,
            Integer rightAnswers,
            Integer wrongAnswers,
            Double requestsPerS,
            Double tokensPerS,
            Double meanOutputTokens,
            Double cachedPct,
            Integer steadyGenerations,
            Integer operations,
            Integer failedOperations,
            Integer failedOperationBursts,
            SortedMap<String, Figures> summary,
            SortedMap<String, double[]> samples) {

        /** Generations whose times are in the samples and figures. */
        public int judged() {
            return steadyGenerations == null ? generations : steadyGenerations;
        }

        CellSamples toSamples(boolean inOrder) {
            Map<Metric, double[]> values = new TreeMap<>();
            for (Metric metric : Metric.values()) {
                double[] array = samples.get(metric.id());
                if (array != null && array.length > 0) {
                    values.put(metric, array);
                }
            }
            return new CellSamples(
                    generations,
                    errors,
                    failedAt == null ? errors : Bursts.count(failedAt),
                    rightAnswers == null ? Answers.NONE : new Answers(rightAnswers, wrongAnswers, ""),
                    optional(requestsPerS),
                    optional(tokensPerS),
                    optional(meanOutputTokens),
                    operations == null
                            ? Optional.empty()
                            : Optional.of(
                                    new CellSamples.Operations(operations, failedOperations, failedOperationBursts)),
                    values,
                    inOrder);
        }

        private static OptionalDouble optional(Double value) {
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    /** The usual figures of all values, in the metric's unit; {@code count} of them. */
    public record Figures(
            @JsonProperty(required = true) long count,
            double mean,
            @JsonProperty(required = true) double p50,
            double p95) {}

    /** The run with which it was set. */
    public Run firstSet() {
        return anchor == null ? runs.get(0) : anchor;
    }

    /** The same of other runs. */
    public Baseline of(List<Run> others) {
        return new Baseline(schema, name, created, fingerprint, others, null);
    }

    /** Whether a run is in it: one that started then, with the same figures. */
    public boolean contains(Run run) {
        return runs.stream()
                .anyMatch(one -> Objects.equals(run.start(), one.start())
                        && summaries(run).equals(summaries(one)));
    }

    private static List<SortedMap<String, Figures>> summaries(Run run) {
        return run.series().stream().map(Series::summary).toList();
    }

    /** The samples of each run, for the comparison. */
    public List<RunSamples> samples() {
        return runs.stream()
                .map(run -> {
                    SortedMap<Cell, CellSamples> cells = new TreeMap<>();
                    run.series()
                            .forEach(series -> cells.put(
                                    new Cell(series.model(), series.series()),
                                    series.toSamples(schema > OLDEST_SCHEMA)));
                    return new RunSamples(cells);
                })
                .toList();
    }

    /** All series of all runs. */
    public List<Series> allSeries() {
        return runs.stream().flatMap(run -> run.series().stream()).toList();
    }

    /** Values kept, of all metrics and runs. */
    public long values() {
        return allSeries().stream()
                .flatMap(series -> series.samples().values().stream())
                .mapToLong(values -> Arrays.stream(values).count())
                .sum();
    }
}
