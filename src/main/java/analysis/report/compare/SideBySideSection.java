package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.TableBuilder;
import analysis.stats.Distribution;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.Row;
import java.util.List;

/** Section with every figure of every run, and its average, extremes and deviation over the runs. */
final class SideBySideSection {

    private SideBySideSection() {}

    static List<Block> blocks(RunComparison comparison) {
        TableBuilder<Row> table = new TableBuilder<Row>("Every figure of every run")
                .groupedBy("Series")
                .text("Figure", row -> row.figure().label());
        for (int run = 0; run < comparison.runs().size(); run++) {
            int of = run;
            table.numeric(
                    Names.letter(run),
                    "",
                    row -> Amounts.value(row, row.values().get(of)));
        }
        table.numeric("Average", "", row -> Amounts.value(row, over(row).mean()))
                .numeric("Min", "", row -> Amounts.value(row, over(row).min()))
                .numeric("Max", "", row -> Amounts.value(row, over(row).max()))
                .numeric("Sd", "", row -> Amounts.value(row, over(row).sd()));
        RowGroups groups = new RowGroups(table);
        for (Row row : comparison.rows()) {
            groups.before(row);
            table.row(row);
        }
        return List.of(Names.fitting(comparison, table.build()));
    }

    private static Distribution over(Row row) {
        return row.overRuns().orElseThrow();
    }
}
