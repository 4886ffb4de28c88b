package analysis.report.page;

import analysis.report.page.Table.Cell;
import analysis.report.text.Decimal;
import java.util.Arrays;

/** Turns the numbers of a table into text. */
final class TableNumbers {

    private TableNumbers() {}

    /** Decimals of a column: three significant digits of its largest value, at most two. */
    static int decimals(double[] values) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        if (largest >= 1000) {
            return 0;
        }
        return largest >= 10 ? 1 : 2;
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
