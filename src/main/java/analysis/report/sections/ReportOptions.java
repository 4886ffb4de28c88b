package analysis.report.sections;

import analysis.summary.targets.Targets;
import analysis.summary.targets.TargetsFile;
import java.util.Optional;
import java.util.regex.Pattern;
import run.RunInfo;

/**
 * What a reader asked of a report.
 *
 * @param targets what the figures are rated against; empty: nothing
 * @param withoutOutliers show the figures without samples beyond three standard deviations too
 * @param singleFile write the page as a single file too
 */
public record ReportOptions(Optional<Targets> targets, boolean withoutOutliers, boolean singleFile) {

    private static final Pattern T4 = Pattern.compile("\\bT4\\b", Pattern.CASE_INSENSITIVE);

    /** The options of a report by default: the built-in targets of a T4 where the run says that the server has one. */
    public static ReportOptions usual(RunInfo run) {
        String gpu = run.settings() == null ? "" : run.settings().getOrDefault("serverGpu", "");
        return new ReportOptions(
                T4.matcher(gpu).find() ? Optional.of(TargetsFile.builtIn()) : Optional.empty(), false, false);
    }
}
