package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.summary.RunSummary;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Stat;
import analysis.summary.figures.Summary;
import java.util.List;
import java.util.Map;
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
        Table.Builder table = new Table.Builder("Mean, standard deviation and extremes of times")
                .unit("ms")
                .groupedBy(ReportPart.rowsOf(run))
                .text("Series");
        FIGURES.to(table);
        run.models().keySet().forEach(model -> {
            table.group(model);
            run.cells().entrySet().stream()
                    .filter(cell -> cell.getKey().model().equals(model))
                    .forEach(cell -> table.row(row(cell)));
        });
        if (!run.levels().isEmpty()) {
            table.group("all models and prompts of a level");
            run.levels()
                    .forEach(level -> table.row(FIGURES.row(
                            level.summary(), List.of(Cell.text(level.load().name())))));
        }
        return run.cells().isEmpty() ? List.of() : List.of(table.build());
    }

    private static List<Cell> row(Map.Entry<run.Cell, Summary> cell) {
        return FIGURES.row(cell.getValue(), List.of(Cell.text(cell.getKey().series())));
    }
}
