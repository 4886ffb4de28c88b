package analysis.report.verdict;

import analysis.report.text.Decimal;
import analysis.summary.comparison.PairedDifference;
import java.math.BigDecimal;

/**
 * Difference of server B from A in an A/B run, in {@code summary.json} and {@code verdict.json}.
 *
 * @param metric name as in the header of {@code generations.csv}
 * @param meanOfA mean over the same pairs, in the metric's unit
 * @param difference mean of B minus A, in that unit; {@code low} and {@code high} are its 95 % interval
 */
public record PairedJson(
        String model,
        String series,
        String metric,
        String unit,
        int pairs,
        BigDecimal meanOfA,
        BigDecimal difference,
        BigDecimal low,
        BigDecimal high) {

    public static PairedJson of(PairedDifference one) {
        return new PairedJson(
                one.cell().model(),
                one.cell().series(),
                one.metric().id(),
                one.metric().unit(),
                one.difference().pairs(),
                Decimal.exact(one.meanOfA()),
                Decimal.exact(one.difference().mean()),
                Decimal.exact(one.difference().low()),
                Decimal.exact(one.difference().high()));
    }
}
