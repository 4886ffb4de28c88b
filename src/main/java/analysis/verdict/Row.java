package analysis.verdict;

import analysis.stats.Bootstrap;
import analysis.stats.Estimate;
import analysis.stats.Metric;
import analysis.stats.ModeEdge;
import analysis.stats.Percentiles;
import analysis.stats.Statistic;
import analysis.stats.Superiority;
import analysis.stats.TwoSides;
import analysis.stats.Variation;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.policy.Measure.Sampled;
import analysis.verdict.policy.Measure.Throughput;
import analysis.verdict.policy.Policy;
import analysis.verdict.policy.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import run.Cell;

/**
 * Figure of one cell on both sides, before it is judged.
 *
 * @param rule for a {@link Sampled} or a {@link Throughput} measure
 * @param before the cell in each run of the baseline that has it
 * @param now the cell in the run to judge; absent if the run does not have it
 */
record Row(Cell cell, Rule rule, List<CellSamples> before, Optional<CellSamples> now) {

    /** Share of failures above which even bursts are no longer isolated incidents of a healthy server. */
    private static final double MOST_ERRORS = 1.0 / 3;

    private static final double FAR_OUT_TAIL = 0.05;
    private static final int FAR_OUT_VALUES = Percentiles.samplesNeeded(99);

    /** Finding that says why the figures must not be compared; empty if they may. */
    Optional<Finding> refusal(Policy policy, Optional<ClientLag> lag) {
        boolean then = before.stream().anyMatch(this::has);
        if (!then || now.filter(this::has).isEmpty()) {
            return Optional.of(finding(
                    Level.MISSING,
                    then ? "In the baseline, but not in this run." : "In this run, but not in the baseline."));
        }
        int fewest = sizes().min().orElseThrow();
        if (fewest < policy.minimumSamples()) {
            return Optional.of(finding(
                    Level.INCONCLUSIVE,
                    String.format(
                            Locale.ROOT,
                            "Too few values: %d of at least %d on each side.",
                            fewest,
                            policy.minimumSamples())));
        }
        double errors = cells().mapToDouble(CellSamples::errorRate).max().orElseThrow();
        double accidents = cells().mapToDouble(CellSamples::accidentRate).max().orElseThrow();
        if (accidents > policy.maximumErrorRate() || errors > MOST_ERRORS) {
            return Optional.of(finding(
                    Level.INVALID,
                    String.format(
                            Locale.ROOT,
                            "%.1f %% of the generations on one side failed (limit %.1f %%, a burst counted once,"
                                    + " and %.0f %% in all): with so many failures, the times of the others are not"
                                    + " comparable.",
                            errors * 100,
                            policy.maximumErrorRate() * 100,
                            MOST_ERRORS * 100)));
        }
        double smaller = Math.min(valueBefore().orElseThrow(), valueNow().orElseThrow());
        return lag.flatMap(late -> late.objection(rule.measure(), smaller, now.orElseThrow()))
                .map(objection -> finding(Level.INVALID, objection));
    }

    /**
     * Whether there is anything to compare. A model whose answers have one token has no TPOT, and it is not missing. A percentile beyond
     * P95 needs enough values to be shown without a mark.
     */
    boolean exists() {
        boolean any =
                before.stream().anyMatch(this::has) || now.filter(this::has).isPresent();
        return any && !(isFarOut() && sizes().anyMatch(size -> size < FAR_OUT_VALUES));
    }

    /**
     * Whether the row is about the few generations of a series of pulls and loads. Such a series is judged by those: no practical number of
     * rounds has enough generations.
     */
    boolean isBesidesOperations(Policy policy) {
        return Stream.concat(before.stream(), now.stream())
                        .anyMatch(cell -> cell.operations().isPresent())
                && sizes().anyMatch(size -> size < policy.minimumSamples());
    }

    private boolean isFarOut() {
        return rule.measure() instanceof Sampled sampled
                && sampled.summary() instanceof Statistic.Percentile percentile
                && percentile.tail() < FAR_OUT_TAIL;
    }

    private IntStream sizes() {
        return cells().filter(this::has).mapToInt(this::size);
    }

    private Stream<CellSamples> cells() {
        return Stream.concat(before.stream(), now.stream());
    }

    /** Estimates of both sides; empty if a value is 0 or below. */
    Optional<Estimates> estimates(long seed, Optional<TwoSides> samples) {
        if (rule.measure() instanceof Sampled sampled) {
            return samples.map(sides -> new Estimates(
                    this,
                    sides.before(sampled.summary(), seed),
                    sides.now(sampled.summary(), seed),
                    samples,
                    edge(sides, sampled.summary())));
        }
        List<Estimate> runs = new ArrayList<>();
        for (CellSamples run : before.stream().filter(this::has).toList()) {
            runs.add(throughput(new Bootstrap(seed + 1 + runs.size()), run, (Throughput) rule.measure()));
        }
        return Optional.of(new Estimates(
                this,
                runs,
                throughput(new Bootstrap(seed), now.orElseThrow(), (Throughput) rule.measure()),
                Optional.empty(),
                Optional.empty()));
    }

    private Optional<ModeEdge> edge(TwoSides sides, Statistic statistic) {
        return rule.fail().isPresent() && statistic instanceof Statistic.Percentile percentile
                ? sides.edge(percentile, Judge.failAt(rule), Judge.rises(rule))
                : Optional.empty();
    }

    /** Values behind the row; empty for throughput, and if a value is 0 or below. */
    Optional<TwoSides> sides(Pairing pairing) {
        return rule.measure() instanceof Sampled sampled
                ? TwoSides.of(
                        before.stream()
                                .filter(this::has)
                                .map(run -> run.of(sampled.of()))
                                .toList(),
                        now.orElseThrow().of(sampled.of()),
                        before.stream().allMatch(CellSamples::inOrder),
                        pairing.of(cell, sampled.of()))
                : Optional.empty();
    }

    /**
     * Estimates of both sides.
     *
     * @param samples values behind them; absent for a throughput
     * @param edge groups of values whose edge the percentile lies on; absent if it lies within a group
     */
    record Estimates(
            Row row, List<Estimate> before, Estimate now, Optional<TwoSides> samples, Optional<ModeEdge> edge) {}

    /** Throughput of a cell that has one, with its uncertainty. */
    static Estimate throughput(Bootstrap bootstrap, CellSamples cell, Throughput throughput) {
        int count = Math.max(cell.ok(), 2);
        return bootstrap.normal(cell.of(throughput).orElseThrow(), throughputError(cell), count - 1.0, count);
    }

    /** Relative error of a throughput: by renewal theory, that of a count is the variation of the times between events / sqrt(count). */
    static double throughputError(CellSamples cell) {
        double[] latencies = cell.of(Metric.LATENCY_MS);
        double variation = latencies.length < 2 ? 1 : Variation.of(latencies);
        return variation / Math.sqrt(Math.max(cell.ok(), 2));
    }

    private boolean has(CellSamples cell) {
        return rule.measure() instanceof Sampled sampled
                ? cell.of(sampled.of()).length > 0
                : cell.of((Throughput) rule.measure()).isPresent();
    }

    private int size(CellSamples cell) {
        return rule.measure() instanceof Sampled sampled ? cell.of(sampled.of()).length : cell.ok();
    }

    int samples() {
        return now.map(this::size).orElse(0);
    }

    private double value(CellSamples cell) {
        if (rule.measure() instanceof Sampled sampled) {
            return sampled.of(cell.of(sampled.of()));
        }
        return cell.of((Throughput) rule.measure()).orElseThrow();
    }

    /** Figure of the baseline: the geometric mean over its runs; absent if none has it. */
    OptionalDouble valueBefore() {
        DoubleStream logs = before.stream().filter(this::has).mapToDouble(cell -> Math.log(value(cell)));
        OptionalDouble mean = logs.average();
        return mean.isPresent() ? OptionalDouble.of(Math.exp(mean.getAsDouble())) : mean;
    }

    OptionalDouble valueNow() {
        return now.filter(this::has).map(cell -> OptionalDouble.of(value(cell))).orElse(OptionalDouble.empty());
    }

    /** Probability that a value of the run exceeds one of the baseline; absent for throughput. */
    OptionalDouble superiority() {
        if (rule.measure() instanceof Sampled sampled) {
            double[] then = before.stream()
                    .flatMapToDouble(cell -> Arrays.stream(cell.of(sampled.of())))
                    .toArray();
            return OptionalDouble.of(Superiority.of(now.orElseThrow().of(sampled.of()), then));
        }
        return OptionalDouble.empty();
    }

    /** Key shared by the rows of one metric in one series. */
    String group() {
        return cell.model() + '\n' + cell.series() + '\n' + rule.measure().metric();
    }

    Subject subject() {
        return Subject.of(cell.model(), cell.series(), rule.measure());
    }

    /** Finding without a judged change. */
    Finding finding(Level level, String reason) {
        return Finding.of(
                subject(),
                level,
                valueBefore(),
                valueNow(),
                Criterion.change(rule.text()),
                samples(),
                reason,
                OptionalLong.empty());
    }
}
