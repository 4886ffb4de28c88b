package analysis.verdict;

import analysis.summary.comparison.PairedDifference;
import analysis.summary.samples.Warning;
import analysis.verdict.baseline.Difference;
import java.util.List;
import java.util.Optional;

/**
 * Verdict on a run.
 *
 * @param level of the run as a whole
 * @param sentence summary in one sentence; it contains model names, so escape it for output
 * @param baseline name of the baseline; empty if only objectives were checked
 * @param baselineRuns number of runs in that baseline; 0 without one
 * @param findings most important first; empty if the run was refused
 * @param objections reasons why the run cannot be judged, or only with {@code --force}
 * @param changes differences from the baseline that may exist: server version, commit, host
 * @param warnings of the run itself
 * @param pairs paired differences between B and A of an A/B run; else empty
 * @param options with which it was made
 */
public record Verdict(
        Level level,
        String sentence,
        Optional<String> baseline,
        int baselineRuns,
        List<Finding> findings,
        List<String> objections,
        List<Difference> changes,
        List<Warning> warnings,
        List<PairedDifference> pairs,
        VerdictEngine.Options options) {

    public Verdict {
        findings = List.copyOf(findings);
        objections = List.copyOf(objections);
        changes = List.copyOf(changes);
    }

    /** Findings of one level. */
    public List<Finding> of(Level wanted) {
        return findings.stream().filter(finding -> finding.level() == wanted).toList();
    }
}
