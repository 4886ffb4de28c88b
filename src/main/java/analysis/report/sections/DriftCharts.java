package analysis.report.sections;

import static run.Units.MS_PER_HOUR;

import analysis.report.page.Block;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.report.text.ByteSize;
import analysis.stats.Metric;
import analysis.summary.samples.RunData;
import analysis.summary.server.Drift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Charts of the figures that may drift over a long run, with all models in one chart; memory is shown as its change. */
final class DriftCharts {

    private final List<Drift> drifts;
    private final Function<Drift, String> inWords;
    private final String figure;
    private final Optional<Metric> metric;
    private final ByteSize.Unit unit;
    private final Elapsed time;

    /** @param drifts of one figure */
    private DriftCharts(RunData data, List<Drift> drifts, Function<Drift, String> inWords) {
        this.drifts = drifts;
        this.inWords = inWords;
        this.figure = drifts.get(0).figure();
        this.metric = DriftTable.metric(drifts.get(0));
        this.unit = metric.map(known -> new ByteSize.Unit(known.unit(), 1))
                .orElseGet(() -> ByteSize.unit(drifts.stream()
                        .mapToDouble(drift -> TrendLine.largest(drift.course(), base(drift)))
                        .max()
                        .orElse(0)));
        double from = times().min().orElseThrow();
        double to = times().max().orElseThrow();
        this.time = Elapsed.of(data, Math.min(from, Elapsed.of(data, from, to).zeroMs()), to);
    }

    static List<Block> of(RunData data, List<Drift> all, Function<Drift, String> inWords) {
        Map<String, List<Drift>> byFigure =
                all.stream().collect(Collectors.groupingBy(Drift::figure, LinkedHashMap::new, Collectors.toList()));
        return byFigure.values().stream()
                .map(drifts -> (Block) new DriftCharts(data, drifts, inWords).figure())
                .toList();
    }

    private Chart figure() {
        List<Named> lines = new ArrayList<>();
        List<List<Point>> fitted = new ArrayList<>();
        for (Drift drift : drifts) {
            double base = base(drift);
            TrendLine line =
                    new TrendLine(drift.course(), hours -> time.x(hours * MS_PER_HOUR), y -> (y - base) / unit.bytes());
            lines.add(new Named(name(drift), inWords.apply(drift), line.points()));
            fitted.add(line.fitted(drift.perHour()));
        }
        return new Chart(
                "drift-" + figure.replace('_', '-'),
                Numbers.capitalised(DriftTable.name(drifts.get(0))) + " over time",
                "Means of neighbouring values; dashed: the slope fitted to them.",
                time.axis(),
                Axis.around(
                        metric.isPresent() ? unit.name() : unit.name() + " more than at first", heights(lines, fitted)),
                Line.Style.PLAIN,
                Colour.BLUE,
                lines,
                TrendLine.together(fitted));
    }

    private static double[] heights(List<Named> lines, List<List<Point>> fitted) {
        return DoubleStream.concat(
                        Arrays.stream(TrendLine.heights(
                                lines.stream().map(Named::points).toList())),
                        Arrays.stream(TrendLine.heights(fitted)))
                .toArray();
    }

    /** Value that is drawn as 0: 0 for times and rates, the first value for memory, most of which is the model itself. */
    private double base(Drift drift) {
        return metric.isPresent() ? 0 : drift.course().y()[0];
    }

    private DoubleStream times() {
        return drifts.stream()
                .flatMapToDouble(drift -> Arrays.stream(drift.course().x()))
                .map(hours -> hours * MS_PER_HOUR);
    }

    /** Name that is unique among the lines of the chart. */
    private String name(Drift drift) {
        if (drift.model().isEmpty()) {
            return drift.series();
        }
        boolean severalSeries = drifts.stream().map(Drift::series).distinct().count() > 1;
        return severalSeries ? drift.model() + ", " + drift.series() : drift.model();
    }
}
