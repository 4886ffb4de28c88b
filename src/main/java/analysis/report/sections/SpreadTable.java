package analysis.report.sections;

import analysis.report.page.Block;
import analysis.summary.RunSummary;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Stat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import run.Cell;

/** Table with mean, standard deviation and extremes of the times of every series and load level; other tables have the percentiles. */
final class SpreadTable {

    private static final FigureColumns FIGURES = new FigureColumns(Stream.of(
                    Quantity.TTFT, Quantity.TPOT, Quantity.ICL, Quantity.LATENCY)
            .flatMap(times -> Stream.of(Stat.MEAN, Stat.SD, Stat.MIN, Stat.MAX).map(times::figure))
            .toList());

    private SpreadTable() {}

    static List<Block> of(RunSummary run) {
        if (run.cells().isEmpty()) {
            return List.of();
        }
        var table = SeriesRows.table("Mean, standard deviation and extremes of times", run)
                .unit("ms")
                .groupedBy(ReportPart.rowsOf(run));
        FIGURES.to(table, Map.Entry::getValue);
        SeriesRows.add(table, run, row -> true);
        table.group("all models and prompts of a level");
        run.levels()
                .forEach(level -> table.row(Map.entry(new Cell("", level.load().name()), level.summary())));
        return List.of(table.build());
    }
}
