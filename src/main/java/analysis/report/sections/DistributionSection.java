package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.summary.RunSummary;
import analysis.summary.figures.Quantity;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import run.Cell;

/** Cumulative distributions of times, by model, or by series if there is only one model. */
final class DistributionSection {

    private static final double[] PERCENTS = DoubleStream.concat(
                    IntStream.rangeClosed(0, 99).asDoubleStream(), DoubleStream.of(99.5, 99.9, 100))
            .toArray();
    private static final int MEDIAN = 50;

    /** Largest number of small plots; more make the page long without telling more. */
    private static final int MAX_LINES = 12;

    /** Smallest number of samples with a distribution worth showing. */
    private static final int FEWEST_SAMPLES = 5;

    /** Lower end of a logarithmic axis; shorter gaps are chunks that arrived together. */
    private static final double SHORTEST_SHOWN_MS = 0.01;

    private DistributionSection() {}

    static List<Block> blocks(RunData data, RunSummary run) {
        Map<String, List<CellData>> groups = groups(data, run);
        return List.of(
                figure(
                        "cdf-ttft",
                        Quantity.TTFT.title(),
                        groups,
                        cells -> samples(cells, Metric.FIRST_TOKEN_MS),
                        run.counted().many()),
                figure("cdf-gap", Quantity.ICL.title(), groups, DistributionSection::gaps, "gaps"),
                figure(
                        "cdf-latency",
                        Quantity.LATENCY.title(),
                        groups,
                        cells -> samples(cells, Metric.LATENCY_MS),
                        run.counted().many()));
    }

    private static Map<String, List<CellData>> groups(RunData data, RunSummary run) {
        Map<String, List<CellData>> groups = new LinkedHashMap<>();
        boolean bySeries = run.models().size() == 1 || run.isOfTwoServers();
        for (Cell cell : run.cells().keySet()) {
            groups.computeIfAbsent(name(cell, bySeries, run.models().size()), name -> new ArrayList<>())
                    .add(data.cells().get(cell));
        }
        return groups;
    }

    private static String name(Cell cell, boolean bySeries, int models) {
        return !bySeries ? cell.model() : models == 1 ? cell.series() : cell.model() + ", " + cell.series();
    }

    /** Percentiles of a sample. */
    private record Curve(String name, double[] values, long count) {}

    private static Chart figure(
            String id,
            String title,
            Map<String, List<CellData>> groups,
            Function<List<CellData>, Curve> curve,
            String what) {
        List<Curve> curves = new ArrayList<>();
        groups.forEach((name, cells) -> {
            Curve found = curve.apply(cells);
            if (found.count >= FEWEST_SAMPLES && curves.size() < MAX_LINES) {
                curves.add(new Curve(name, found.values, found.count));
            }
        });
        double max = curves.stream()
                .mapToDouble(found -> found.values[PERCENTS.length - 1])
                .max()
                .orElse(1);
        double min = curves.stream()
                .mapToDouble(found -> Math.max(found.values[0], SHORTEST_SHOWN_MS))
                .min()
                .orElse(0);
        long total = curves.stream().mapToLong(Curve::count).sum();
        String count = Numbers.count(total, what.substring(0, what.length() - 1), what);
        return new Chart(
                id,
                title,
                (groups.size() > curves.size()
                                ? curves.size() + " of " + groups.size() + " curves (" + count
                                        + "); the tables have the others."
                                : count + ".")
                        + " The figure in the key is the median.",
                Axis.spanning("ms", min, max),
                Axis.exact("share up to this time, %", 100),
                Line.Style.PLAIN,
                Colour.BLUE,
                curves.stream().map(found -> named(found, min)).toList(),
                List.of());
    }

    private static Named named(Curve curve, double min) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < PERCENTS.length; i++) {
            points.add(new Point(Math.max(curve.values[i], min), PERCENTS[i]));
        }
        return new Named(curve.name, Numbers.ms(curve.values[MEDIAN]) + " ms", points);
    }

    private static Curve samples(List<CellData> cells, Metric metric) {
        double[] all = CellData.samples(cells, metric);
        return new Curve("", all.length == 0 ? all : Percentiles.of(all, PERCENTS), all.length);
    }

    private static Curve gaps(List<CellData> cells) {
        return new Curve(
                "",
                CellData.gapPercentilesMs(cells, PERCENTS).orElse(new double[0]),
                cells.stream().mapToLong(CellData::gaps).sum());
    }
}
