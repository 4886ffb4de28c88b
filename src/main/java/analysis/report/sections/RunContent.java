package analysis.report.sections;

import analysis.summary.RunSummary;
import analysis.summary.diagnosis.Diagnosis;
import analysis.summary.diagnosis.DiagnosisFinding;
import analysis.summary.samples.RunData;
import analysis.summary.targets.RatedFigure;
import analysis.summary.targets.Ratings;
import java.util.List;

/**
 * Everything that a report of one run is made from.
 *
 * @param data the samples
 * @param summary their figures
 * @param findings what the rules say of them
 * @param ratings how they do against the targets; empty without targets
 */
public record RunContent(
        RunData data,
        RunSummary summary,
        List<DiagnosisFinding> findings,
        List<RatedFigure> ratings,
        ReportOptions options) {

    /** Applies rules and targets to a run whose figures are known. */
    public static RunContent of(RunData data, RunSummary summary, ReportOptions options) {
        return new RunContent(
                data,
                summary,
                Diagnosis.of(data),
                options.targets()
                        // Ratings are of a model on one server.
                        .filter(targets -> !summary.isOfTwoServers())
                        .map(targets -> Ratings.of(data, summary.models().keySet(), targets))
                        .orElse(List.of()),
                options);
    }
}
