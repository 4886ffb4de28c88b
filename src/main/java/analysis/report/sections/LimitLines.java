package analysis.report.sections;

import analysis.report.page.Chart.Named;
import analysis.report.svg.Line.Point;
import analysis.summary.figures.Figure;
import analysis.verdict.policy.Objective;
import analysis.verdict.policy.ObjectiveParser;
import analysis.verdict.policy.SyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Objectives of a capacity search or a verdict as lines for charts. */
record LimitLines(List<Objective.OfMetric> objectives) {

    static LimitLines of(Conclusions conclusions) {
        Stream<Objective> searched =
                conclusions.capacity().stream().flatMap(capacity -> capacity.objectives().stream());
        Stream<Objective> judged = conclusions.verdict().stream()
                .flatMap(verdict -> verdict.findings().stream())
                .flatMap(row -> written(row.limit()).stream());
        return new LimitLines(Stream.concat(searched, judged)
                .filter(Objective.OfMetric.class::isInstance)
                .map(Objective.OfMetric.class::cast)
                .distinct()
                .toList());
    }

    /** Objective that was written as {@code limit}; empty for limits on changes from a baseline, which have another form. */
    private static Optional<Objective> written(String limit) {
        try {
            return limit == null ? Optional.empty() : Optional.of(ObjectiveParser.parse(limit));
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    /** Lines of one point at the height of the limit, one per objective on {@code figure}. */
    List<Named> on(Figure figure) {
        return objectives.stream()
                .filter(objective -> objective.measure().figure().equalsIgnoreCase(figure.label()))
                .map(objective -> new Named(objective.text(), "", List.of(new Point(0, objective.limit()))))
                .toList();
    }
}
