package analysis.report.sections;

import analysis.report.sections.Answer.Point;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Answer of a run of plain requests: the whole run and the slowest request. Which is fastest is irrelevant, since they do different work.
 */
final class WholeAndSlowest {

    private WholeAndSlowest() {}

    static List<Point> of(RunSummary run) {
        List<Point> points = new ArrayList<>(List.of(new Point("", "", "", run.overall())));
        if (run.cells().size() > 1) {
            Figure latency = Quantity.LATENCY.p95();
            run.cells().entrySet().stream()
                    .filter(cell -> latency.of(cell.getValue()).isPresent())
                    .max(Comparator.comparingDouble(
                            cell -> latency.of(cell.getValue()).getAsDouble()))
                    .map(cell -> new Point(
                            "slowest",
                            Answer.join(cell.getKey().model(), cell.getKey().series()),
                            "",
                            cell.getValue()))
                    .ifPresent(points::add);
        }
        return points.stream().filter(Point::isTold).toList();
    }
}
