package analysis.report.sections;

import analysis.report.page.TableBuilder;
import analysis.summary.RunSummary;
import analysis.summary.figures.Summary;
import java.util.Map;
import java.util.function.Predicate;
import run.Cell;

/** Table rows of series, in one group per model. */
final class SeriesRows {

    private SeriesRows() {}

    /** Table whose first column is the name of the series. */
    static TableBuilder<Map.Entry<Cell, Summary>> table(String caption) {
        return new TableBuilder<Map.Entry<Cell, Summary>>(caption)
                .text("Series", row -> row.getKey().series());
    }

    /** Adds the series that are {@code shown}. */
    static void add(
            TableBuilder<Map.Entry<Cell, Summary>> table, RunSummary run, Predicate<Map.Entry<Cell, Summary>> shown) {
        run.models().keySet().forEach(model -> {
            table.group(model);
            run.cells().entrySet().stream()
                    .filter(row -> row.getKey().model().equals(model) && shown.test(row))
                    .forEach(table::row);
        });
    }
}
