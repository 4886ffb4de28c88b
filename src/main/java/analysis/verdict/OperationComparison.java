package analysis.verdict;

import static run.Units.MS_PER_S;

import analysis.stats.Estimate;
import analysis.stats.FewTimes;
import analysis.stats.LogRatio;
import analysis.stats.RunSpread;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.policy.Limit;
import analysis.verdict.policy.Measure;
import analysis.verdict.policy.Measure.Sampled;
import analysis.verdict.policy.Policy;
import analysis.verdict.policy.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Comparison of the times of pulls, loads and unloads with a baseline. There are few of them, often one on each side, so their spread is
 * assumed unless the baseline's runs show it, see {@link FewTimes}: under the assumption, twice as long is a WARN and several times as long
 * a FAIL. A figure that the baseline lacks is not judged.
 * @param runs number of runs in the baseline
 * @param lag of the load generator, if it is above the limit
 */
record OperationComparison(Policy policy, boolean strict, int runs, Optional<ClientLag> lag) {

    /** Part of the false-alarm probability reserved for these times, where there are any. */
    static final double SHARE = 0.2;

    /** Whether a rule is about the time of an operation. */
    static boolean isAbout(Rule rule) {
        return rule.measure() instanceof Sampled sampled && sampled.of().isOfModels();
    }

    private record Compared(Row row, List<Estimate> before, Estimate now) {}

    /** @param rows about such times */
    List<Finding> findings(List<Row> rows) {
        List<Finding> findings = new ArrayList<>();
        List<Compared> compared = new ArrayList<>();
        List<Row> judged = new ArrayList<>();
        for (Row row : rows) {
            if (row.valueBefore().isEmpty()) {
                continue; // a baseline of an older version, or its runs had their models already
            }
            if (row.valueNow().isEmpty()) {
                findings.add(row.finding(
                        Level.MISSING,
                        "In the baseline, but not in this run: it failed, or the model was already there."));
                continue;
            }
            judged.add(row);
        }
        Map<Measure, FewTimes> spreads = judged.stream()
                .collect(Collectors.groupingBy(
                        row -> row.rule().measure(),
                        Collectors.collectingAndThen(Collectors.toList(), this::ofSingle)));
        for (Row row : judged) {
            compared(row, spreads.get(row.rule().measure()))
                    .ifPresentOrElse(
                            compared::add,
                            () -> findings.add(row.finding(
                                    Level.INVALID, "A value is 0 or less, so there is no ratio to compare.")));
        }
        RunSpread spread = spread(compared);
        double alpha = policy.falseAlarm() * SHARE / Math.max(1, compared.size());
        compared.forEach(one -> findings.add(finding(one, spread, alpha)));
        return findings;
    }

    /** Spread of single pulls or loads in the baseline, pooled over all models and series. */
    private FewTimes ofSingle(List<Row> rows) {
        List<double[]> times = rows.stream()
                .map(row -> row.before().stream()
                        .flatMapToDouble(run ->
                                Arrays.stream(run.of(((Sampled) row.rule().measure()).of())))
                        .filter(value -> value > 0)
                        .toArray())
                .toList();
        return FewTimes.of(times, runs >= Comparison.ENOUGH_RUNS);
    }

    private Optional<Compared> compared(Row row, FewTimes single) {
        Sampled measure = (Sampled) row.rule().measure();
        List<Estimate> before = new ArrayList<>();
        for (CellSamples run : row.before()) {
            double[] values = run.of(measure.of());
            if (values.length > 0) {
                Optional<Estimate> estimate = single.of(values, measure.summary(), policy.seed() + 1 + before.size());
                if (estimate.isEmpty()) {
                    return Optional.empty();
                }
                before.add(estimate.get());
            }
        }
        return single.of(row.now().orElseThrow().of(measure.of()), measure.summary(), policy.seed())
                .map(now -> new Compared(row, before, now));
    }

    private RunSpread spread(List<Compared> rows) {
        long models =
                rows.stream().map(one -> one.row.cell().model()).distinct().count();
        return RunSpread.pooled(rows.stream().map(Compared::before).toList())
                .withFreedom((double) models * (runs - 1))
                .with(policy.runSpread(), runs < Comparison.ENOUGH_RUNS);
    }

    private Finding finding(Compared compared, RunSpread spread, double alpha) {
        Row row = compared.row;
        LogRatio worse = LogRatio.of(compared.before, compared.now, spread, policy.seed() - 1);
        double difference =
                Math.abs(row.valueNow().orElseThrow() - row.valueBefore().orElseThrow());
        Judge.Ruling ruling = difference < row.rule().ignore().orElse(0)
                ? Judge.Ruling.of(Level.PASS, "The change is too small to matter.")
                : ofTheServer(ruling(row.rule(), worse, alpha), difference);
        return new Finding(
                row.subject(),
                ruling.level(),
                row.valueBefore(),
                row.valueNow(),
                Optional.of(Interval.of(worse, alpha)),
                Criterion.change(row.rule().text()),
                row.superiority(),
                row.samples(),
                ruling.reason(),
                OptionalLong.empty());
    }

    /** Ruling that is INVALID where the load generator's lag explains the change. */
    private Judge.Ruling ofTheServer(Judge.Ruling ruling, double differenceS) {
        boolean lagged =
                lag.filter(late -> differenceS * MS_PER_S <= late.p99Ms()).isPresent();
        return lagged && ruling.level() != Level.PASS
                ? Judge.Ruling.of(
                        Level.INVALID,
                        String.format(
                                Locale.ROOT,
                                "The change is not larger than the load generator's event-loop lag: p99 %.1f ms.",
                                lag.get().p99Ms()))
                : ruling;
    }

    private Judge.Ruling ruling(Rule rule, LogRatio worse, double alpha) {
        double failAt = Judge.failAt(rule);
        double warnAt = rule.warn().map(Limit::logUp).orElse(Double.POSITIVE_INFINITY);
        boolean proven = strict || worse.low(alpha) > 0;
        if (worse.log() > failAt) {
            return proven
                    ? Judge.Ruling.of(Level.FAIL, "Worse than the limit" + (strict ? "." : ", and not by chance."))
                    : Judge.Ruling.of(
                            Level.WARN,
                            "Worse than the limit, but pulls and loads can vary that much: repeat them (-Drounds=5).");
        }
        if (worse.log() > warnAt && proven) {
            return Judge.Ruling.of(
                    Level.WARN, "Worse than the warning limit" + (strict ? "." : ", and not by chance."));
        }
        boolean better = worse.log() < -Math.min(warnAt, failAt) && (strict || worse.high(alpha) < 0);
        return better
                ? Judge.Ruling.of(Level.IMPROVED, "Better" + (strict ? "." : ", and not by chance."))
                : Judge.Ruling.of(Level.PASS, "Within the limits.");
    }
}
