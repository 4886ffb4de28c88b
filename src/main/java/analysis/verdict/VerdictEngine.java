package analysis.verdict;

import analysis.summary.RunData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import run.Cell;
import run.RunInfo;

/** Judges a run under a policy, against a baseline if there is one. The same inputs give the same verdict. */
public final class VerdictEngine {

    private final Policy policy;
    private final Options options;

    public VerdictEngine(Policy policy, Options options) {
        this.policy = policy;
        this.options = options;
    }

    /**
     * @param strict the bare limits, whatever the evidence
     * @param force compare unlike runs and those unfit for conclusions, and say so
     */
    public record Options(boolean strict, boolean force) {}

    /** @param baseline empty: the objectives of the policy only */
    public Verdict judge(Optional<Baseline> baseline, RunData run) {
        RunSamples current = RunSamples.of(run, policy.metrics());
        List<Trust.Objection> objections = new ArrayList<>(Trust.objections(run));
        List<Difference> changes = new ArrayList<>();
        baseline.ifPresent(then -> {
            unlike(then, run, current)
                    .forEach(difference ->
                            objections.add(new Trust.Objection("Not the same work: " + difference.text() + ".", true)));
            changes.addAll(changes(then, run.info()));
        });
        if (baseline.isEmpty() && policy.objectives().isEmpty()) {
            objections.add(new Trust.Objection(
                    "There is nothing to hold the run against: no baseline, and no objective in the policy.", false));
        }
        boolean refused = objections.stream().anyMatch(objection -> !(options.force() && objection.forceable()));
        List<Finding> findings = new ArrayList<>();
        if (!refused) {
            baseline.ifPresent(then ->
                    findings.addAll(new Comparison(policy, options.strict(), then.samples(), current).findings()));
            findings.addAll(new ObjectiveCheck(policy, options.strict(), run).findings());
            findings.sort(Finding.BY_IMPORTANCE);
        }
        Level level = refused
                ? Level.INVALID
                : Level.overall(findings.stream().map(Finding::level).toList());
        List<String> reasons = objections.stream().map(Trust.Objection::text).toList();
        return new Verdict(
                level,
                Sentence.of(level, findings, reasons),
                baseline.map(Baseline::name),
                baseline.map(then -> then.runs().size()).orElse(0),
                findings,
                reasons,
                changes,
                run.warnings(),
                options);
    }

    private List<Difference> unlike(Baseline then, RunData run, RunSamples current) {
        List<Difference> unlike = new ArrayList<>(Difference.between(then.fingerprint(), Fingerprint.of(run.info())));
        Map<Cell, List<Double>> lengths = new HashMap<>();
        for (Baseline.Series series : then.allSeries()) {
            if (series.meanOutputTokens() != null) {
                lengths.computeIfAbsent(new Cell(series.model(), series.series()), cell -> new ArrayList<>())
                        .add(series.meanOutputTokens());
            }
        }
        current.cells().forEach((cell, samples) -> {
            OptionalDouble before = lengths.getOrDefault(cell, List.of()).stream()
                    .mapToDouble(Double::doubleValue)
                    .average();
            if (before.isPresent()
                    && samples.meanOutputTokens().isPresent()
                    && apart(before.getAsDouble(), samples.meanOutputTokens().getAsDouble())) {
                unlike.add(new Difference(
                        "tokens per answer of " + cell.model() + ", " + cell.series(),
                        String.format(Locale.ROOT, "%.1f", before.getAsDouble()),
                        String.format(
                                Locale.ROOT, "%.1f", samples.meanOutputTokens().getAsDouble())));
            }
        });
        return unlike;
    }

    private boolean apart(double before, double now) {
        return Math.abs(now - before) > policy.maximumTokensChange() * before;
    }

    private static List<Difference> changes(Baseline then, RunInfo now) {
        Baseline.Run newest = then.runs().get(then.runs().size() - 1);
        Baseline.Run current = Baseline.Run.of(now, List.of());
        List<Difference> changes = new ArrayList<>();
        Difference.add(changes, "server version", newest.serverVersion(), current.serverVersion());
        Difference.add(changes, "commit", newest.gitCommit(), current.gitCommit());
        Difference.add(changes, "load generator's host", newest.host(), current.host());
        return changes;
    }
}
