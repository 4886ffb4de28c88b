package analysis.report.sections;

import analysis.report.sections.Answer.Point;
import analysis.report.text.Decimal;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Answer of a run of plain requests: the whole run and the slowest request. Which is fastest is irrelevant, since they do different work.
 */
final class WholeAndSlowest {

    private WholeAndSlowest() {}

    static List<Point> of(RunSummary run) {
        if (run.busiest().isPresent()) {
            return List.of(busiest(run.busiest().get()));
        }
        List<Point> points = new ArrayList<>(List.of(new Point("", "", "", run.overall())));
        if (run.cells().size() > 1) {
            Figure latency = Quantity.LATENCY.p95();
            run.cells().entrySet().stream()
                    .filter(cell -> latency.of(cell.getValue()).isPresent())
                    .max(Comparator.comparingDouble(
                            cell -> latency.of(cell.getValue()).getAsDouble()))
                    .map(cell -> new Point(
                            "slowest request",
                            Answer.join(cell.getKey().model(), cell.getKey().series()),
                            "",
                            cell.getValue()))
                    .ifPresent(points::add);
        }
        return points.stream().filter(Point::isTold).toList();
    }

    /** Levels of load are unlike: only the highest that the log shows is told. */
    private static Point busiest(Summary summary) {
        OptionalDouble atOnce = Figure.USERS_MEAN.of(summary);
        return new Point(
                "busiest tenth of the run",
                "",
                atOnce.isEmpty() ? "" : "at " + Decimal.fixed(atOnce.getAsDouble(), 1) + " requests at once",
                summary);
    }
}
