package analysis.verdict.baseline;

import analysis.stats.Bursts;
import analysis.stats.Metric;
import analysis.summary.samples.Answers;
import analysis.verdict.BaselineHistory;
import analysis.verdict.BaselineRecorder;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import run.Cell;
import run.RunInfo;

/**
 * Earlier runs that new ones are compared with, stored as {@code baselines/<name>.json}. {@link BaselineRecorder} makes it, {@link
 * BaselineHistory} adds runs, {@link BaselineStore} reads and writes the file.
 *
 * @param schema version of the format: {@link #SCHEMA}
 * @param name as in the file's name
 * @param created time at which it was written
 * @param fingerprint properties that must be equal for a comparison
 * @param runs in order of time; at least one
 * @param anchor run with which the baseline was set, if it is no longer the first of the runs; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Baseline(int schema, String name, Instant created, Fingerprint fingerprint, List<Run> runs, Run anchor) {

    /** Version that this code writes. */
    public static final int SCHEMA = 3;

    /** Oldest version that this code reads; its values are not in order of time, and it does not say which generations failed. */
    static final int OLDEST_SCHEMA = 1;

    /**
     * Run of the baseline.
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
     * Series of one model in one run. Fields that are null "if unknown" are null in baselines of older versions, too.
     *
     * @param generations measured, whatever their outcome
     * @param errors number of failed generations
     * @param failedAt indices of the failed generations in order of time, from 0; null if there are too many to keep, or if unknown: then
     *     every failure counts separately
     * @param rightAnswers successful generations with the answer that their prompt expects; null if no prompt expects one, or if unknown
     * @param wrongAnswers successful generations with another answer; null likewise
     * @param requestsPerS null if unknown
     * @param tokensPerS null if unknown
     * @param meanOutputTokens null if unknown
     * @param cachedPct share of the prompts' tokens that the server took from its cache; null if unknown
     * @param steadyGenerations generations in the steady part of their load level, to which figures and samples belong; null if nothing was
     *     cut, or if unknown
     * @param operations on the model, such as pulls and loads; null if there were none, or if unknown
     * @param failedOperations null likewise
     * @param failedOperationBursts bursts of failed operations; null likewise
     * @param summary figures of all values of each metric
     * @param samples values of each metric in order of time; a seeded random choice if there were too many
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

    /** Figures of all {@code count} values, in the metric's unit. */
    public record Figures(
            @JsonProperty(required = true) long count,
            double mean,
            @JsonProperty(required = true) double p50,
            double p95) {}

    /** Run with which the baseline was set. */
    public Run firstSet() {
        return anchor == null ? runs.get(0) : anchor;
    }

    /** Copy with other runs and no anchor. */
    public Baseline of(List<Run> others) {
        return new Baseline(schema, name, created, fingerprint, others, null);
    }

    /** Whether it contains a run with this start and these figures. */
    public boolean contains(Run run) {
        return runs.stream()
                .anyMatch(one -> Objects.equals(run.start(), one.start())
                        && summaries(run).equals(summaries(one)));
    }

    private static List<SortedMap<String, Figures>> summaries(Run run) {
        return run.series().stream().map(Series::summary).toList();
    }

    /** Samples of each run, for the comparison. */
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

    /** Mean over the runs of a figure of one cell; empty if it is null in all of them. */
    public OptionalDouble mean(Cell cell, Function<Series, Double> figure) {
        return allSeries().stream()
                .filter(series ->
                        series.model().equals(cell.model()) && series.series().equals(cell.series()))
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
    }

    /** All series of all runs. */
    public List<Series> allSeries() {
        return runs.stream().flatMap(run -> run.series().stream()).toList();
    }

    /** Number of values kept, of all metrics and runs. */
    public long values() {
        return allSeries().stream()
                .flatMap(series -> series.samples().values().stream())
                .mapToLong(values -> values.length)
                .sum();
    }
}
