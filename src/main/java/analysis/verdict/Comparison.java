package analysis.verdict;

import analysis.stats.RunSpread;
import analysis.stats.Tarone;
import analysis.stats.TwoSides;
import analysis.verdict.Row.Estimates;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Measure;
import analysis.verdict.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import run.Cell;

/**
 * Comparison of every figure of a run with the runs of a baseline, under one policy. It needs nothing but samples, so that its error rates
 * can be measured on synthetic ones.
 *
 * <p>Correction for multiple comparisons: the figures that can fail share the policy's false-alarm probability, and so do those that can
 * only warn (Bonferroni, valid under any dependence between the figures). A tenth is reserved for failed generations, see {@link
 * ErrorComparison}, and another for wrong answers where answers are checked.
 *
 * @param strict whether the limits apply without a significance test
 * @param baseline at least one run
 * @param lag of the load generator, if it is above the limit
 * @param pairing which values of both sides were measured together
 */
record Comparison(
        Policy policy,
        boolean strict,
        List<RunSamples> baseline,
        RunSamples current,
        Optional<ClientLag> lag,
        Pairing pairing) {

    /** Part of the false-alarm probability reserved for failed generations. */
    static final double ERRORS_SHARE = 0.1;

    /** Number of baseline runs from which their own spread replaces the assumed one, even if it is smaller. */
    static final int ENOUGH_RUNS = 5;

    /** Comparison of values that are not paired. */
    Comparison(Policy policy, boolean strict, List<RunSamples> baseline, RunSamples current, Optional<ClientLag> lag) {
        this(policy, strict, baseline, current, lag, Pairing.NONE);
    }

    /** Findings, one per figure, the most important first. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<Estimates> comparable = new ArrayList<>();
        Map<String, Optional<TwoSides>> samples = new HashMap<>();
        List<Row> operations = rows().stream()
                .filter(row -> OperationComparison.isAbout(row.rule()))
                .toList();
        List<Finding> answers = answers();
        findings.addAll(new OperationComparison(policy, strict, baseline.size(), lag).findings(operations));
        double share = 1
                - ERRORS_SHARE
                - (findings.isEmpty() ? 0 : OperationComparison.SHARE)
                - (answers.isEmpty() ? 0 : AnswerComparison.SHARE);
        for (Row row : rows()) {
            if (OperationComparison.isAbout(row.rule()) || row.isBesidesOperations(policy)) {
                continue;
            }
            Optional<Finding> refusal = row.refusal(policy, lag);
            if (refusal.isPresent()) {
                findings.add(refusal.get());
            } else {
                row.estimates(policy.seed(), samples.computeIfAbsent(row.group(), group -> row.sides(pairing)))
                        .ifPresentOrElse(
                                comparable::add,
                                () -> findings.add(row.finding(
                                        Level.INVALID, "A value is 0 or less, so there is no ratio to compare.")));
            }
        }
        findings.addAll(timings(comparable, policy.falseAlarm() * share));
        findings.addAll(errors());
        findings.addAll(answers);
        findings.sort(Finding.BY_IMPORTANCE);
        return findings;
    }

    /** Findings about failed generations. */
    List<Finding> errors() {
        double alpha = policy.falseAlarm() * ERRORS_SHARE;
        return policy.rules().stream()
                .filter(rule -> rule.measure() == Measure.Share.ERRORS)
                .flatMap(rule -> new ErrorComparison(rule, alpha, strict, baseline, current).findings().stream())
                .toList();
    }

    /** Findings about wrong answers. */
    List<Finding> answers() {
        double alpha = policy.falseAlarm() * AnswerComparison.SHARE;
        return policy.rules().stream()
                .filter(rule -> rule.measure() == Measure.Share.RIGHT_ANSWERS)
                .flatMap(rule -> new AnswerComparison(rule, alpha, strict, baseline, current).findings().stream())
                .toList();
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
                    .filter(rule -> !(rule.measure() instanceof Measure.Share))
                    .map(rule -> new Row(cell, rule, before, now))
                    .filter(Row::exists)
                    .forEach(rows::add);
        }
        return rows;
    }

    private List<Finding> timings(List<Estimates> comparable, double share) {
        Map<Measure, RunSpread> spreads = spreads(comparable);
        List<ComparedRow> rows = comparable.stream()
                .map(row -> ComparedRow.of(row, spreads.get(row.row().rule().measure()), policy.seed()))
                .toList();
        double[] smallest = rows.stream()
                .filter(ComparedRow::canFail)
                .mapToDouble(ComparedRow::smallestP)
                .toArray();
        long canWarn = rows.stream().filter(row -> !row.canFail()).count();
        Judge fails = judge(Tarone.level(share, smallest));
        Judge warns = judge(share / Math.max(1, canWarn));
        Set<String> decided = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        // The most precise figure of each metric comes first: once it is decided, the others need not be.
        rows.stream().sorted(Comparator.comparingDouble(ComparedRow::blur)).forEach(row -> {
            Finding finding = row.finding(row.canFail() ? fails : warns, !decided.contains(row.group()));
            if (row.canLead() && finding.level() != Level.INCONCLUSIVE) {
                decided.add(row.group());
            }
            findings.add(finding);
        });
        return findings;
    }

    private Judge judge(double alpha) {
        return new Judge(alpha, Judge.DOUBTS * alpha, strict);
    }

    /**
     * Spread between runs of each figure, pooled over its cells, since one cell of a few runs shows too little of it. It is at least the
     * median over all figures, because the steadiest of many figures is so by chance. The mean would not do: a percentile on the edge
     * between two groups of values jumps between them and would make the server look unsteady.
     */
    private Map<Measure, RunSpread> spreads(List<Estimates> comparable) {
        Map<Measure, RunSpread> spreads = comparable.stream()
                .collect(Collectors.groupingBy(
                        row -> row.row().rule().measure(),
                        Collectors.collectingAndThen(Collectors.toList(), this::spread)));
        List<RunSpread> ascending = spreads.values().stream()
                .sorted(Comparator.comparingDouble(RunSpread::sd))
                .toList();
        spreads.replaceAll((measure, spread) -> spread.orLarger(ascending.get(ascending.size() / 2)));
        return spreads;
    }

    /** Pooled spread of one figure, without percentiles between two groups of values: those jump from run to run on a steady server. */
    private RunSpread spread(List<Estimates> all) {
        List<Estimates> rows = all.stream().filter(row -> row.edge().isEmpty()).toList();
        // Whatever slows down a run of a model affects all its series and figures, so it counts as one observation.
        long models =
                rows.stream().map(row -> row.row().cell().model()).distinct().count();
        return RunSpread.pooled(rows.stream().map(Estimates::before).toList())
                .withFreedom((double) models * (baseline.size() - 1))
                .with(policy.runSpread(), baseline.size() < ENOUGH_RUNS);
    }
}
