package analysis.verdict;

import analysis.stats.Estimate;
import analysis.stats.LogRatio;
import analysis.stats.RunSpread;
import analysis.verdict.Row.Estimates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import run.Cell;

/**
 * Compares every figure of a run with the runs of a baseline, under one policy. Needs nothing but samples, so that its
 * error rates can be measured on synthetic ones.
 *
 * <p>Correction for many comparisons: the figures that can fail share the policy's false-alarm probability, and so do
 * those that can only warn (Bonferroni, which is valid however the figures depend on each other). A tenth of it is set
 * aside for failed generations, see {@link ErrorComparison}.
 */
final class Comparison {

    /** Share of the false-alarm probability that belongs to failed generations. */
    static final double ERRORS_SHARE = 0.1;

    private final Policy policy;
    private final boolean strict;
    private final List<RunSamples> baseline;
    private final RunSamples current;

    /**
     * @param strict the bare limits, whatever the evidence
     * @param baseline at least one run
     */
    Comparison(Policy policy, boolean strict, List<RunSamples> baseline, RunSamples current) {
        this.policy = policy;
        this.strict = strict;
        this.baseline = List.copyOf(baseline);
        this.current = current;
    }

    /** One finding per figure, the most important first. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<Estimates> comparable = new ArrayList<>();
        for (Row row : rows()) {
            Optional<Finding> refusal = row.refusal(policy);
            if (refusal.isPresent()) {
                findings.add(refusal.get());
            } else {
                row.estimates(policy.seed())
                        .ifPresentOrElse(
                                comparable::add,
                                () -> findings.add(row.finding(
                                        Level.INVALID, "A value is 0 or below, so there is no ratio to compare.")));
            }
        }
        findings.addAll(timings(comparable));
        for (Rule rule : policy.rules()) {
            if (rule.measure() instanceof Measure.Errors) {
                double alpha = policy.falseAlarm() * ERRORS_SHARE;
                findings.addAll(new ErrorComparison(rule, alpha, strict, baseline, current).findings());
            }
        }
        findings.sort(Finding.BY_IMPORTANCE);
        return findings;
    }

    private List<Row> rows() {
        SortedSet<Cell> cells = new TreeSet<>(current.cells().keySet());
        baseline.forEach(run -> cells.addAll(run.cells().keySet()));
        List<Row> rows = new ArrayList<>();
        for (Cell cell : cells) {
            List<CellSamples> before = baseline.stream()
                    .filter(run -> run.cells().containsKey(cell))
                    .map(run -> run.cells().get(cell))
                    .toList();
            Optional<CellSamples> now = Optional.ofNullable(current.cells().get(cell));
            policy.rules().stream()
                    .filter(rule -> !(rule.measure() instanceof Measure.Errors))
                    .map(rule -> new Row(cell, rule, before, now))
                    .filter(Row::exists)
                    .forEach(rows::add);
        }
        return rows;
    }

    private List<Finding> timings(List<Estimates> comparable) {
        long canFail = comparable.stream().filter(Comparison::canFail).count();
        long canWarn = comparable.size() - canFail;
        double share = policy.falseAlarm() * (1 - ERRORS_SHARE);
        Map<Measure, RunSpread> spreads = spreads(comparable);
        return comparable.stream()
                .map(row -> judge(
                        row,
                        new Judge(share / (canFail(row) ? canFail : canWarn), strict),
                        spreads.get(row.row().rule().measure())))
                .toList();
    }

    private static boolean canFail(Estimates row) {
        return row.row().rule().fail().isPresent();
    }

    /** For each figure what its cells show together: a single cell of a few runs tells too little of it. */
    private Map<Measure, RunSpread> spreads(List<Estimates> comparable) {
        Map<Measure, List<Estimates>> byMeasure = comparable.stream()
                .collect(Collectors.groupingBy(row -> row.row().rule().measure()));
        Map<Measure, RunSpread> spreads = new HashMap<>();
        byMeasure.forEach((measure, rows) -> spreads.put(
                measure,
                RunSpread.assumed(policy.runSpread())
                        .orLarger(RunSpread.pooled(
                                rows.stream().map(Estimates::before).toList()))));
        return spreads;
    }

    private Finding judge(Estimates estimates, Judge judge, RunSpread spread) {
        Row row = estimates.row();
        LogRatio ratio = LogRatio.of(estimates.before(), estimates.now(), spread, policy.seed() - 1);
        Judge.Ruling ruling =
                judge.judge(row.rule(), ratio, spread, estimates.before().size());
        double then = Math.exp(
                estimates.before().stream().mapToDouble(Estimate::log).average().orElseThrow());
        double now = estimates.now().value();
        if (Math.abs(now - then) < row.rule().ignore().orElse(0) && ruling.level() != Level.PASS) {
            ruling = Judge.Ruling.of(Level.PASS, "The change is smaller than what can be measured.");
        }
        return new Finding(
                row.subject(),
                ruling.level(),
                OptionalDouble.of(then),
                OptionalDouble.of(now),
                Optional.of(new Interval(
                        ratio.change(), Math.expm1(ratio.low(judge.alpha())), Math.expm1(ratio.high(judge.alpha())))),
                row.rule().text(),
                row.superiority(),
                row.samples(),
                ruling.reason(),
                ruling.generations(row.samples()));
    }
}
