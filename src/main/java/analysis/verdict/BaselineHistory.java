package analysis.verdict;

import analysis.summary.samples.RunData;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets a baseline go along with time: a new run joins, the oldest leaves. What was set is remembered as its anchor, since
 * runs that are each a little slower than the last would otherwise take the baseline along unseen.
 */
public record BaselineHistory(Policy policy) {

    /**
     * A baseline with one more run.
     *
     * @param objections why the run should not be in it; empty if it may
     */
    public record Addition(Baseline baseline, List<String> objections) {}

    /**
     * Adds a run.
     *
     * @param now when
     */
    public Addition add(Baseline baseline, RunData run, Instant now) {
        BaselineRecorder recorder = new BaselineRecorder(policy);
        Baseline alone = recorder.record(baseline.name(), now, List.of(run));
        Baseline.Run added = alone.runs().get(0);
        if (baseline.contains(added)) {
            return new Addition(baseline, List.of("The run of " + added.start() + " is already in the baseline."));
        }
        List<String> objections = new ArrayList<>(recorder.objections(List.of(run)));
        VerdictEngine engine = new VerdictEngine(policy, new VerdictEngine.Options(false, false));
        refusal("The run is worse than the baseline", engine.judge(Optional.of(baseline), run))
                .ifPresent(objections::add);
        Baseline.Run anchor = baseline.firstSet();
        Verdict sinceAnchor = engine.judge(Optional.of(baseline.of(List.of(anchor))), run);
        if (sinceAnchor.level() == Level.FAIL) {
            objections.add("The baseline would drift: against the run of " + anchor.start()
                    + ", with which it was set, " + sinceAnchor.sentence());
        }
        List<Baseline.Run> runs = new ArrayList<>(baseline.runs());
        runs.add(added);
        runs.sort(Comparator.comparing(Baseline.Run::start, Comparator.nullsFirst(Comparator.naturalOrder())));
        boolean full = runs.size() > policy.keepRuns();
        List<Baseline.Run> kept = full ? runs.subList(runs.size() - policy.keepRuns(), runs.size()) : runs;
        Baseline grown = new Baseline(
                baseline.schema(), // the values of an older version's runs are in no order, and stay so
                baseline.name(),
                now,
                alone.fingerprint(),
                List.copyOf(kept),
                Objects.equals(kept.get(0), anchor) ? null : anchor);
        return new Addition(grown, objections.stream().distinct().toList());
    }

    private static Optional<String> refusal(String what, Verdict verdict) {
        return switch (verdict.level()) {
            case FAIL, INVALID, MISSING -> Optional.of(what + ", or unlike it: " + verdict.sentence());
            case PASS, IMPROVED, WARN, INCONCLUSIVE -> Optional.empty();
        };
    }
}
