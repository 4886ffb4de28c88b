package analysis.verdict;

import analysis.summary.samples.Warning;
import analysis.verdict.baseline.Difference;
import java.util.List;
import java.util.Optional;

/**
 * Verdict on a run.
 *
 * @param level of the run as a whole
 * @param sentence the whole in one sentence; model names in it are data, so escape it where it is shown
 * @param baseline what it was compared with; empty if only against objectives
 * @param baselineRuns runs in that baseline; 0 without one
 * @param findings the most important first; empty if the run was refused
 * @param objections why the run cannot be judged, or could be only with {@code --force}
 * @param changes what is expected to differ from the baseline: server version, commit, host
 * @param warnings of the run itself
 * @param options how it was asked for
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
