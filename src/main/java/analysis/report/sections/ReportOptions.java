package analysis.report.sections;

import analysis.summary.targets.Targets;
import analysis.summary.targets.TargetsFile;
import java.util.Optional;

/**
 * What a reader asked of a report.
 *
 * @param targets what the figures are rated against; empty: nothing
 * @param withoutOutliers show the figures without samples beyond three standard deviations too
 */
public record ReportOptions(Optional<Targets> targets, boolean withoutOutliers) {

    /** What a report has if nothing is asked: the built-in targets, which rate only the models they name. */
    public static ReportOptions usual() {
        return new ReportOptions(Optional.of(TargetsFile.builtIn()), false);
    }
}
