package analysis.report.compare;

import analysis.report.page.Table;
import analysis.summary.comparison.RunComparison.Row;
import run.Cell;

/** Puts the rows of each model and series under one heading. */
final class RowGroups {

    private final Table.Builder table;
    private Cell current;

    RowGroups(Table.Builder table) {
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
