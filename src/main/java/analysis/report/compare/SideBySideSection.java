package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.stats.Distribution;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.Row;
import java.util.ArrayList;
import java.util.List;

/** Every figure of every run, with average, extremes and deviation over the runs. */
final class SideBySideSection {

    private SideBySideSection() {}

    static List<Block> blocks(RunComparison comparison) {
        Table.Builder table = new Table.Builder("Every figure of every run")
                .groupedBy("Series")
                .text("Figure");
        for (int run = 0; run < comparison.runs().size(); run++) {
            table.number(Names.letter(run), "");
        }
        table.number("Average", "").number("Min", "").number("Max", "").number("Sd", "");
        RowGroups groups = new RowGroups(table);
        for (Row row : comparison.rows()) {
            groups.before(row);
            List<Cell> cells = new ArrayList<>(List.of(Cell.text(row.figure().label())));
            row.values().forEach(value -> cells.add(Amounts.value(row, value)));
            Distribution over = row.overRuns().orElseThrow();
            cells.add(Amounts.value(row, over.mean()));
            cells.add(Amounts.value(row, over.min()));
            cells.add(Amounts.value(row, over.max()));
            cells.add(Amounts.value(row, over.sd()));
            table.row(cells.toArray(Cell[]::new));
        }
        return List.of(table.build());
    }
}
