package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.TableBuilder;
import analysis.summary.RunSummary;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Stat;
import analysis.summary.figures.Summary;
import java.util.List;
import java.util.stream.Stream;

/** Mean, standard deviation and extremes of the times of every series and level of load, beside their percentiles elsewhere. */
final class SpreadTable {

    /** Fewer series fill no screen. */
    private static final FigureColumns FIGURES = new FigureColumns(Stream.of(
                    Quantity.TTFT, Quantity.TPOT, Quantity.ICL, Quantity.LATENCY)
            .flatMap(times -> Stream.of(Stat.MEAN, Stat.SD, Stat.MIN, Stat.MAX).map(times::figure))
            .toList());

    private SpreadTable() {}

    static List<Block> of(RunSummary run) {
        record Row(String name, Summary summary) {}
        TableBuilder<Row> table = new TableBuilder<Row>("Mean, standard deviation and extremes of times")
                .unit("ms")
                .groupedBy(ReportPart.rowsOf(run))
                .text("Series", Row::name);
        FIGURES.to(table, Row::summary);
        run.models().keySet().forEach(model -> {
            table.group(model);
            run.cells().forEach((cell, summary) -> {
                if (cell.model().equals(model)) {
                    table.row(new Row(cell.series(), summary));
                }
            });
        });
        if (!run.levels().isEmpty()) {
            table.group("all models and prompts of a level");
            run.levels().forEach(level -> table.row(new Row(level.load().name(), level.summary())));
        }
        return run.cells().isEmpty() ? List.of() : List.of(table.build());
    }
}
