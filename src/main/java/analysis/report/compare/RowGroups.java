package analysis.report.compare;

import analysis.report.page.TableBuilder;
import analysis.summary.comparison.RunComparison.Row;
import run.Cell;

/** Grouping of rows under a heading per model and series. */
final class RowGroups {

    private final TableBuilder<?> table;
    private Cell current;

    RowGroups(TableBuilder<?> table) {
        this.table = table;
    }

    /** Begins a group if {@code row} belongs to another cell than the row before it. */
    void before(Row row) {
        if (!row.cell().equals(current)) {
            current = row.cell();
            table.group(Names.of(current));
        }
    }
}
