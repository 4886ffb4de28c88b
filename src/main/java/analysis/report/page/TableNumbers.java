package analysis.report.page;

import analysis.report.page.Table.Cell;
import analysis.report.text.Decimal;
import java.util.Arrays;
import java.util.OptionalInt;

/** Formatting of a table's numbers. */
final class TableNumbers {

    private TableNumbers() {}

    /**
     * Decimals of a column: those {@code wanted}, or for three significant digits of its largest value, at most two. From 10,000 on there
     * are none, so that tables of slow servers keep their width.
     */
    static int decimals(OptionalInt wanted, double[] values) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        if (largest >= 10_000) {
            return 0;
        }
        return wanted.orElse(largest >= 1000 ? 0 : largest >= 10 ? 1 : 2);
    }

    static Cell format(Cell cell, int decimals) {
        return cell.value().isEmpty()
                ? cell
                : new Cell(
                        Decimal.fixed(cell.value(), decimals),
                        cell.value(),
                        cell.tone(),
                        cell.fewSamples(),
                        cell.drawing(),
                        cell.link());
    }
}
