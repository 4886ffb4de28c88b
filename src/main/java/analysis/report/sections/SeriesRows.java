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

    /** Table whose first column is the name of the series, or of the request. */
    static TableBuilder<Map.Entry<Cell, Summary>> table(String caption, RunSummary run) {
        TableBuilder<Map.Entry<Cell, Summary>> table = new TableBuilder<>(caption);
        return run.isOfModels()
                ? table.text("Series", row -> row.getKey().series())
                : table.text("Request", row -> request(row.getKey()));
    }

    /** Name of a request; outside of every group it is a group of its own. */
    private static String request(Cell cell) {
        return cell.series().isEmpty() ? cell.model() : cell.series();
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
