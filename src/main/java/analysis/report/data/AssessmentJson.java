package analysis.report.data;

import analysis.report.sections.RunContent;
import analysis.summary.diagnosis.DiagnosisFinding;
import analysis.summary.diagnosis.Severity;
import analysis.summary.targets.RatedFigure;
import analysis.summary.targets.Rating;
import analysis.summary.targets.TargetMetric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Findings and ratings in {@code summary.json}. */
record AssessmentJson(List<Found> findings, Optional<Rated> targets) {

    static AssessmentJson of(RunContent content) {
        return new AssessmentJson(
                content.findings().stream().map(Found::new).toList(),
                content.options()
                        .targets()
                        .map(targets -> new Rated(
                                targets.name(),
                                content.ratings().stream().map(Value::new).toList())));
    }

    private record Found(String id, Severity severity, String verdict, String advice, List<Seen> observations) {

        Found(DiagnosisFinding finding) {
            this(
                    finding.rule().id(),
                    finding.band().severity(),
                    finding.band().verdict(),
                    finding.band().advice(),
                    finding.observations().stream()
                            .map(seen -> new Seen(seen.where(), seen.value(), seen.what()))
                            .toList());
        }
    }

    private record Seen(String where, double value, String what) {}

    private record Rated(String name, List<Value> ratings) {}

    private record Value(
            String model,
            TargetMetric metric,
            Optional<Integer> promptTokens,
            double value,
            Optional<Boolean> fewSamples,
            double targetLow,
            double targetHigh,
            OptionalDouble good,
            OptionalDouble critical,
            Rating rating) {

        Value(RatedFigure figure) {
            this(
                    figure.model(),
                    figure.target().metric(),
                    figure.promptTokens().stream().boxed().findFirst(),
                    figure.value(),
                    figure.fewSamples() ? Optional.of(true) : Optional.empty(),
                    figure.target().low(),
                    figure.target().high(),
                    figure.target().good(),
                    figure.target().critical(),
                    figure.rating());
        }
    }
}
