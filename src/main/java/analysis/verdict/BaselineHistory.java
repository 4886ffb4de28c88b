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
 * Rolling update of a baseline: a new run joins, the oldest leaves. The run with which the baseline was set stays as its anchor: without
 * it, runs that are each a little slower than the last would move the baseline unnoticed.
 */
public record BaselineHistory(Policy policy) {

    /**
     * Baseline with one more run.
     *
     * @param objections reasons why the run should not be added; empty if there are none
     */
    public record Addition(Baseline baseline, List<String> objections) {}

    /** Adds a run; {@code now} becomes the baseline's time of creation. */
    public Addition add(Baseline baseline, RunData run, Instant now) {
        BaselineRecorder recorder = new BaselineRecorder(policy);
        Baseline alone = recorder.record(baseline.name(), now, List.of(run));
        Baseline.Run added = alone.runs().get(0);
        if (baseline.contains(added)) {
            return new Addition(baseline, List.of("The run of " + added.start() + " is already in the baseline."));
        }
        List<String> objections = new ArrayList<>(recorder.objections(List.of(run)));
        VerdictEngine engine = new VerdictEngine(policy, new VerdictEngine.Options(false, false));
        refusal(engine.judge(Optional.of(baseline), run)).ifPresent(objections::add);
        Baseline.Run anchor = baseline.firstSet();
        Verdict sinceAnchor = engine.judge(Optional.of(baseline.of(List.of(anchor))), run);
        if (sinceAnchor.level() == Level.FAIL) {
            objections.add("The baseline would drift: compared with its first run, of " + anchor.start() + ", "
                    + sinceAnchor.sentence());
        }
        List<Baseline.Run> runs = new ArrayList<>(baseline.runs());
        runs.add(added);
        runs.sort(Comparator.comparing(Baseline.Run::start, Comparator.nullsFirst(Comparator.naturalOrder())));
        boolean full = runs.size() > policy.keepRuns();
        List<Baseline.Run> kept = full ? runs.subList(runs.size() - policy.keepRuns(), runs.size()) : runs;
        Baseline grown = new Baseline(
                baseline.schema(), // values recorded by an older version are unordered, and stay so
                baseline.name(),
                now,
                alone.fingerprint(),
                List.copyOf(kept),
                Objects.equals(kept.get(0), anchor) ? null : anchor);
        return new Addition(grown, objections.stream().distinct().toList());
    }

    private static Optional<String> refusal(Verdict verdict) {
        return switch (verdict.level()) {
            case FAIL, INVALID, MISSING ->
                Optional.of("The run is worse than the baseline, or not comparable: " + verdict.sentence());
            case PASS, IMPROVED, WARN, INCONCLUSIVE -> Optional.empty();
        };
    }
}
