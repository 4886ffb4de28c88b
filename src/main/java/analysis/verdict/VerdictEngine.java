package analysis.verdict;

import analysis.summary.comparison.PairedDifference;
import analysis.summary.samples.Attempts;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.verdict.RunValidity.Objection;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.Difference;
import analysis.verdict.baseline.Fingerprint;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Measure;
import analysis.verdict.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import run.RunInfo;
import run.Side;

/** Judge of whole runs: applies a policy, with a baseline if there is one. The same inputs give the same verdict. */
public record VerdictEngine(Policy policy, Options options) {

    /**
     * Options of a verdict.
     *
     * @param strict whether the limits apply without a significance test
     * @param force whether incomparable and unreliable runs are judged all the same; the verdict says so
     */
    public record Options(boolean strict, boolean force) {}

    /**
     * Judges a run; without a baseline, by the objectives of the policy only. A run in which nothing succeeded is a FAIL even if it is
     * unfit for any other conclusion.
     */
    public Verdict judge(Optional<Baseline> baseline, RunData run) {
        Optional<StableRuns> stable = baseline.map(then -> StableRuns.of(then, policy));
        return judge(
                baseline,
                stable.map(StableRuns::runs).orElse(List.of()),
                run,
                Pairing.NONE,
                List.of(),
                stable.flatMap(StableRuns::step));
    }

    /** Judges server B of an A/B run with server A as its baseline, using all values of both, in pairs. */
    public Verdict judge(ServerComparison servers) {
        Baseline a = new BaselineRecorder(policy).record(Side.A.name(), Instant.EPOCH, List.of(servers.a()));
        return judge(
                Optional.of(a),
                List.of(RunSamples.of(servers.a(), policy.metrics())),
                servers.b(),
                servers::samples,
                PairedDifference.of(servers.pairs()),
                Optional.empty());
    }

    private Verdict judge(
            Optional<Baseline> baseline,
            List<RunSamples> before,
            RunData run,
            Pairing pairing,
            List<PairedDifference> pairs,
            Optional<Difference> step) {
        RunSamples current = RunSamples.of(run, policy.metrics());
        List<Objection> objections = new ArrayList<>(RunValidity.objections(run));
        List<Difference> changes = new ArrayList<>();
        baseline.ifPresent(then -> {
            unlike(then, run, current)
                    .forEach(difference ->
                            objections.add(Objection.forceable("Different work: " + difference.text() + ".")));
            changes.addAll(changes(then, run.info()));
            UnequalSizes.of(then, current).ifPresent(changes::add);
            JudgedShare.between(then, run).ifPresent(changes::add);
            step.ifPresent(changes::add);
        });
        if (baseline.isEmpty() && policy.objectives().isEmpty()) {
            objections.add(Objection.fatal(
                    "There is nothing to judge the run by: no baseline, and no objective in the policy."));
        }
        List<Objection> standing = objections.stream()
                .filter(objection -> !(options.force() && objection.forceable()))
                .toList();
        List<Finding> findings = findings(before, run, current, pairing, standing);
        Level worst = Level.overall(findings.stream().map(Finding::level).toList());
        Level level = standing.isEmpty() || worst == Level.FAIL ? worst : Level.INVALID;
        List<String> reasons = objections.stream().map(Objection::text).toList();
        return new Verdict(
                level,
                new VerdictSummary(
                                level,
                                findings,
                                baseline.map(Baseline::name),
                                standing.stream().map(Objection::text).toList())
                        .text(run),
                baseline.map(Baseline::name),
                baseline.map(then -> then.runs().size()).orElse(0),
                findings,
                reasons,
                changes,
                run.warnings(),
                pairs,
                options);
    }

    private List<Finding> findings(
            List<RunSamples> before, RunData run, RunSamples current, Pairing pairing, List<Objection> standing) {
        List<Finding> findings = new ArrayList<>();
        Policy left = InterimVerdict.of(policy, run.info());
        Optional<ClientLag> lag = ClientLag.of(run, policy);
        Optional<Comparison> comparison = before.isEmpty()
                ? Optional.empty()
                : Optional.of(new Comparison(left, options.strict(), before, current, lag, pairing));
        if (standing.isEmpty()) {
            comparison.ifPresent(both -> findings.addAll(both.findings()));
            findings.addAll(new ObjectiveCheck(left, options.strict(), run, lag).findings());
        } else if (standing.stream().allMatch(Objection::timesOnly)) {
            comparison.ifPresent(both -> {
                findings.addAll(both.errors());
                findings.addAll(both.answers());
            });
        }
        nothingSucceeded(run, findings).ifPresent(findings::add);
        findings.sort(Finding.BY_IMPORTANCE);
        return findings;
    }

    private static Optional<Finding> nothingSucceeded(RunData run, List<Finding> findings) {
        Attempts attempts = Attempts.of(run.cells().values());
        int generations =
                run.cells().values().stream().mapToInt(CellData::generations).sum();
        int failed = run.cells().values().stream().mapToInt(CellData::failed).sum();
        Subject errors = Subject.of(Subject.ALL, Subject.ALL, Measure.Share.ERRORS);
        boolean said = findings.stream()
                .anyMatch(finding -> finding.level() == Level.FAIL
                        && finding.subject().metric().equals(errors.metric()));
        if (attempts.failed() == 0 || failed < generations || said) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                errors,
                Level.FAIL,
                OptionalDouble.empty(),
                OptionalDouble.of(100),
                Criterion.change("< 100 %"),
                (int) attempts.all(),
                generations > 0
                        ? "All " + generations + " " + run.counted().many() + " failed."
                        : "No model reached a generation: " + attempts.text(run.counted()),
                OptionalLong.empty()));
    }

    private List<Difference> unlike(Baseline then, RunData run, RunSamples current) {
        List<Difference> unlike = new ArrayList<>(Difference.between(then.fingerprint(), Fingerprint.of(run.info())));
        current.cells().forEach((cell, samples) -> {
            OptionalDouble before = then.mean(cell, Baseline.Series::meanOutputTokens);
            if (before.isPresent()
                    && samples.meanOutputTokens().isPresent()
                    && apart(before.getAsDouble(), samples.meanOutputTokens().getAsDouble())) {
                unlike.add(new Difference(
                        "tokens per answer of " + cell.label(),
                        String.format(Locale.ROOT, "%.1f", before.getAsDouble()),
                        String.format(
                                Locale.ROOT, "%.1f", samples.meanOutputTokens().getAsDouble())));
            }
        });
        unlike.addAll(CacheShare.between(then, run));
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
