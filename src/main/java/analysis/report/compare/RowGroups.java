package analysis.report.compare;

import analysis.report.page.TableBuilder;
import analysis.summary.comparison.RunComparison.Row;
import run.Cell;

/** Puts the rows of each model and series under one heading. */
final class RowGroups {

    private final TableBuilder<?> table;
    private Cell current;

    RowGroups(TableBuilder<?> table) {
        this.table = table;
    }

    /** Begins a group if {@code row} is of another cell than the row before it. */
    void before(Row row) {
        if (!row.cell().equals(current)) {
            current = row.cell();
            table.group(Names.of(current));
        }
    }
}
