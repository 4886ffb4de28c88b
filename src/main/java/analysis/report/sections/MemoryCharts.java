package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.report.text.ByteSize;
import analysis.stats.Course;
import analysis.summary.RunSummary;
import analysis.summary.server.MemoryGrowth;
import java.util.ArrayList;
import java.util.List;

/** Charts of memory over the number of generations, one per model and series, with the verdict on leaks. */
final class MemoryCharts {

    private MemoryCharts() {}

    static List<Block> of(RunSummary run) {
        List<Block> figures = new ArrayList<>();
        List<MemoryGrowth> all = run.resources().growth();
        boolean severalSources =
                all.stream().map(MemoryCharts::source).distinct().count() > 1;
        boolean severalModels =
                all.stream().map(growth -> growth.cell().model()).distinct().count() > 1;
        for (MemoryGrowth growth : all) {
            if (growth.course().x().length > 1) {
                figures.add(figure(
                        growth,
                        "memory-growth-" + (figures.size() + 1),
                        (severalModels ? growth.cell().model() + ", " : "")
                                + growth.cell().series()
                                + (severalSources ? ", " + source(growth) : "")));
            }
        }
        return figures;
    }

    private static String source(MemoryGrowth growth) {
        return growth.resource().label() + " of " + growth.source();
    }

    private static Chart figure(MemoryGrowth growth, String id, String title) {
        Course course = growth.course();
        double first = course.y()[0];
        ByteSize.Unit unit = ByteSize.unit(TrendLine.largest(course, first));
        TrendLine line = new TrendLine(course, x -> x, y -> (y - first) / unit.bytes());
        List<Point> fitted = growth.perGeneration().map(line::fitted).orElse(List.of());
        return new Chart(
                id,
                title,
                Numbers.sentence(ResourceTables.verdict(growth)) + " Means of neighbouring samples.",
                Axis.exact("generations ended", course.x()[course.x().length - 1]),
                Axis.around(unit.name() + " more than at first", TrendLine.heights(List.of(line.points(), fitted))),
                Line.Style.PLAIN,
                Colour.BLUE,
                List.of(new Named(growth.resource().label(), "", line.points())),
                TrendLine.together(List.of(fitted)));
    }
}
