package analysis.report.sections;

import analysis.summary.RunSummary;
import analysis.summary.diagnosis.Diagnosis;
import analysis.summary.diagnosis.DiagnosisFinding;
import analysis.summary.samples.RunData;
import analysis.summary.targets.RatedFigure;
import analysis.summary.targets.Ratings;
import java.util.List;

/**
 * Content of a report of one run.
 *
 * @param data samples
 * @param summary figures of the samples
 * @param findings of the rules
 * @param ratings against the targets; empty without targets
 */
public record RunContent(
        RunData data,
        RunSummary summary,
        List<DiagnosisFinding> findings,
        List<RatedFigure> ratings,
        ReportOptions options) {

    /** Applies rules and targets to a summarised run. */
    public static RunContent of(RunData data, RunSummary summary, ReportOptions options) {
        return new RunContent(
                data,
                summary,
                Diagnosis.of(data),
                options.targets()
                        // a rating needs a model on a single server
                        .filter(targets -> !summary.isOfTwoServers())
                        .map(targets -> Ratings.of(data, summary.models().keySet(), targets))
                        .orElse(List.of()),
                options);
    }
}
