package analysis.report.sections;

import analysis.summary.targets.Targets;
import analysis.summary.targets.TargetsFile;
import java.util.Optional;
import java.util.regex.Pattern;
import run.RunInfo;

/**
 * Options of a report.
 *
 * @param targets for rating figures; empty for no rating
 * @param withoutOutliers whether to show figures without samples beyond three standard deviations, too
 * @param singleFile whether to write the page as a single file, too
 */
public record ReportOptions(Optional<Targets> targets, boolean withoutOutliers, boolean singleFile) {

    private static final Pattern T4 = Pattern.compile("\\bT4\\b", Pattern.CASE_INSENSITIVE);

    /** Default options: the built-in targets of a T4 GPU if the run's settings name one. */
    public static ReportOptions usual(RunInfo run) {
        String gpu = run.settings() == null ? "" : run.settings().getOrDefault("serverGpu", "");
        return new ReportOptions(
                T4.matcher(gpu).find() ? Optional.of(TargetsFile.builtIn()) : Optional.empty(), false, false);
    }
}
