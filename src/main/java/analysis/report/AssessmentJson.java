package analysis.report;

import analysis.report.sections.RunContent;
import analysis.summary.diagnosis.Finding;
import analysis.summary.targets.RatedFigure;
import analysis.summary.targets.Targets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Findings and ratings as {@code summary.json} has them. */
final class AssessmentJson {

    private AssessmentJson() {}

    static Map<String, Object> of(RunContent content) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put(
                "findings",
                content.findings().stream().map(AssessmentJson::finding).toList());
        content.options().targets().ifPresent(targets -> json.put("targets", targets(targets, content)));
        return json;
    }

    private static Map<String, Object> finding(Finding finding) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("id", finding.rule().id());
        json.put("severity", finding.band().severity().name().toLowerCase(java.util.Locale.ROOT));
        json.put("verdict", finding.band().verdict());
        json.put("advice", finding.band().advice());
        json.put(
                "observations",
                finding.observations().stream()
                        .map(seen -> new TreeMap<>(Map.of(
                                "where", seen.where(), "value", Decimal.exact(seen.value()), "what", seen.what())))
                        .toList());
        return json;
    }

    private static Map<String, Object> targets(Targets targets, RunContent content) {
        return new TreeMap<>(Map.of(
                "name",
                targets.name(),
                "ratings",
                content.ratings().stream().map(AssessmentJson::rating).toList()));
    }

    private static Map<String, Object> rating(RatedFigure figure) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("model", figure.model());
        json.put("metric", figure.target().metric().id());
        json.put("value", Decimal.exact(figure.value()));
        json.put("targetLow", Decimal.exact(figure.target().low()));
        json.put("targetHigh", Decimal.exact(figure.target().high()));
        figure.target().good().ifPresent(value -> json.put("good", Decimal.exact(value)));
        figure.target().critical().ifPresent(value -> json.put("critical", Decimal.exact(value)));
        json.put("rating", figure.rating().id());
        return json;
    }
}
