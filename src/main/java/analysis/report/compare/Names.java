package analysis.report.compare;

import analysis.report.page.Table;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.Row;
import java.util.List;
import run.Cell;

/** Names of runs and rows. */
final class Names {

    private static final int LETTERS = 26;

    /** A column for each of more runs would not fit on a page. */
    private static final int MOST_COLUMNS = 8;

    private final RunComparison comparison;
    private final boolean models;
    private final boolean series;

    Names(RunComparison comparison) {
        this.comparison = comparison;
        this.models = comparison.rows().stream()
                        .map(row -> row.cell().model())
                        .distinct()
                        .count()
                > 1;
        this.series = comparison.rows().stream()
                        .map(row -> row.cell().series())
                        .distinct()
                        .count()
                > 1;
    }

    /** Letter that names a run in tables: A is the first. */
    static String letter(int run) {
        return run < LETTERS ? Character.toString('A' + run) : "R" + (run + 1);
    }

    /** Letter and name: {@code B (nightly)}. */
    String of(int run) {
        return letter(run) + " (" + comparison.runs().get(run).name() + ")";
    }

    /** {@code table}, which has a column for each run; of many runs with a row for each. */
    static Table fitting(RunComparison comparison, Table table) {
        return areMany(comparison) ? table.transposed("Run") : table;
    }

    static boolean areMany(RunComparison comparison) {
        return comparison.runs().size() > MOST_COLUMNS;
    }

    /** Letters of the runs of these positions. */
    static String letters(List<Integer> runs) {
        return String.join(", ", runs.stream().map(Names::letter).toList());
    }

    /** Model and series, as far as they are known. */
    static String of(Cell cell) {
        return cell.series().isEmpty() ? cell.model() : cell.model() + ", " + cell.series();
    }

    /** Figure with its unit, and with model and series if there are several. */
    String of(Row row) {
        return of(row, row.figure().label());
    }

    /** Figure without its unit, for a sentence. */
    String inSentence(Row row) {
        return of(row, row.figure().title());
    }

    private String of(Row row, String figure) {
        if (!models && !series) {
            return figure;
        }
        return figure + " of "
                + (!models
                        ? row.cell().series()
                        : series ? of(row.cell()) : row.cell().model());
    }
}
