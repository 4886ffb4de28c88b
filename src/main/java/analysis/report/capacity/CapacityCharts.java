package analysis.report.capacity;

import analysis.report.page.Block;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.verdict.policy.Measure;
import analysis.verdict.policy.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Charts of a capacity search: one per objective, with its value at each load and its limit. */
public final class CapacityCharts {

    private static final double PERCENT = 100;

    private CapacityCharts() {}

    /** Charts of all objectives, and the table. */
    public static List<Block> blocks(CapacityJson capacity) {
        List<Block> blocks = new ArrayList<>();
        capacity.objectives().forEach(objective -> blocks.add(chart(capacity, objective, blocks.size())));
        blocks.add(CapacityTable.of(capacity));
        return blocks;
    }

    private static Chart chart(CapacityJson capacity, Objective objective, int position) {
        List<Point> points = capacity.levels().stream()
                .flatMap(level -> level.worst(objective).stream().mapToObj(value -> new Point(level.load(), value)))
                .toList();
        double most = capacity.levels().stream()
                .mapToDouble(CapacityJson.Tried::load)
                .max()
                .orElse(1);
        double limit = limit(objective);
        double highest = Stream.concat(points.stream(), Stream.of(new Point(0, limit)))
                .mapToDouble(Point::y)
                .max()
                .orElse(limit);
        return new Chart(
                "capacity-" + position,
                objective.measure().figure(),
                "The worst model at each load that was tried.",
                Axis.exact(capacity.ofRates() ? "arrivals per second" : "users at once", most),
                Axis.fromZero(objective.measure().unit(), highest),
                Line.Style.MARKED,
                Colour.BLUE,
                List.of(new Named("measured", "", points)),
                List.of(new Named(objective.text(), "", List.of(new Point(0, limit), new Point(most, limit)))));
    }

    /** Limit in the unit of the measure. */
    private static double limit(Objective objective) {
        return objective.measure() instanceof Measure.Share ? PERCENT * objective.limit() : objective.limit();
    }
}
