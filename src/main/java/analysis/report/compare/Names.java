package analysis.report.compare;

import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.Row;
import java.util.List;
import run.Cell;

/** What runs and rows are called. */
final class Names {

    private static final int LETTERS = 26;

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

    /** The run's letter, by which tables name it: A is the first. */
    static String letter(int run) {
        return run < LETTERS ? Character.toString('A' + run) : "R" + (run + 1);
    }

    /** The letter and the name: {@code B (nightly)}. */
    String of(int run) {
        return letter(run) + " (" + comparison.runs().get(run).name() + ")";
    }

    /** Letters of the runs of these positions. */
    static String letters(List<Integer> runs) {
        return String.join(", ", runs.stream().map(Names::letter).toList());
    }

    /** Model and series, as far as they are known. */
    static String of(Cell cell) {
        return cell.series().isEmpty() ? cell.model() : cell.model() + ", " + cell.series();
    }

    /** The figure with its unit, and with model and series where there are several. */
    String of(Row row) {
        return of(row, row.figure().label());
    }

    /** The same for a sentence: without the unit. */
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
