package analysis.report.verdict;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.text.Decimal;
import analysis.stats.MeanDifference;
import analysis.summary.comparison.PairedDifference;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Table and texts that compare server B of an A/B run with A, over the pairs of generations. */
public final class PairedTable {

    private PairedTable() {}

    /** Table of the differences; empty if there are none. */
    public static Table of(List<PairedDifference> differences) {
        TableBuilder<PairedDifference> table = new TableBuilder<PairedDifference>(
                        "Server B minus server A, in pairs of the same prompt")
                .groupedBy("Series")
                .text("Metric", one -> one.metric().label())
                .text("Unit", one -> one.metric().unit())
                .numeric("Mean of A", "", one -> Cell.text(Decimal.fixed(one.meanOfA(), decimals(one.difference()))))
                .numeric("B less A", "", one -> signed(one, MeanDifference::mean))
                .numeric("From", "", one -> signed(one, MeanDifference::low))
                .numeric("To", "", one -> signed(one, MeanDifference::high))
                .numeric("Change", "%", PairedTable::change)
                .count("Pairs", one -> one.difference().pairs())
                .cell("Finding", PairedTable::finding)
                .note("From, To: the 95 % interval of the mean difference. It covers sampling error, not the"
                        + " variation between equal servers.");
        String group = "";
        for (PairedDifference one : differences) {
            String series = one.cell().model() + ", " + one.cell().series();
            if (!series.equals(group)) {
                table.group(series);
                group = series;
            }
            table.row(one);
        }
        return table.build();
    }

    private static Cell signed(PairedDifference one, ToDoubleFunction<MeanDifference> bound) {
        MeanDifference difference = one.difference();
        return Cell.text(Decimal.signed(bound.applyAsDouble(difference), decimals(difference)));
    }

    private static Cell change(PairedDifference one) {
        return Cell.text(pct(one));
    }

    private static String pct(PairedDifference one) {
        return one.relative().isPresent() ? Decimal.signed(100 * one.relative().getAsDouble(), 1) : "";
    }

    private static Cell finding(PairedDifference one) {
        if (!one.difference().isShown()) {
            return Cell.text("none shown");
        }
        return one.isWorse()
                ? Cell.text("B is worse").toned(Tone.BAD)
                : Cell.text("B is better").toned(Tone.GOOD);
    }

    /** Sentence such as {@code TTFT: B is worse, +4.1 ms [3.9, 4.4], 200 pairs (llama3.1:8b, users=3)}. */
    public static String sentence(PairedDifference one) {
        MeanDifference difference = one.difference();
        int decimals = decimals(difference);
        String verb = !difference.isShown() ? "none shown, " : one.isWorse() ? "B is worse, " : "B is better, ";
        return one.metric().label() + ": " + verb + Decimal.signed(difference.mean(), decimals) + " "
                + one.metric().unit() + " [" + Decimal.fixed(difference.low(), decimals) + ", "
                + Decimal.fixed(difference.high(), decimals) + "], " + difference.pairs() + " pairs ("
                + one.cell().model() + ", " + one.cell().series() + ")";
    }

    /**
     * Summary such as {@code B is significantly worse in 6 and better in none of 8 paired figures, most in latency (…)}; empty without
     * pairs.
     */
    public static Optional<String> summary(List<PairedDifference> differences) {
        List<PairedDifference> shown =
                differences.stream().filter(one -> one.difference().isShown()).toList();
        long worse = shown.stream().filter(PairedDifference::isWorse).count();
        String of = differences.size() + " paired figures";
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(shown.stream()
                        .max(Comparator.comparingDouble(PairedTable::size))
                        .map(most -> "B is significantly worse in " + number(worse) + " and better in "
                                + number(shown.size() - worse)
                                + " of " + of + ", most in " + most.metric().label() + " ("
                                + (pct(most).isEmpty() ? "" : pct(most) + " %, ")
                                + most.cell().model() + ", "
                                + most.cell().series() + ")")
                        .orElse("no difference between A and B is shown in " + of));
    }

    private static String number(long count) {
        return count == 0 ? "none" : Long.toString(count);
    }

    private static double size(PairedDifference one) {
        return Math.abs(one.relative().orElse(0));
    }

    /** Decimals that are meaningful for the interval's width. */
    private static int decimals(MeanDifference difference) {
        double half = (difference.high() - difference.low()) / 2;
        return half > 0 ? Math.min(Math.max((int) Math.ceil(-Math.log10(half)) + 1, 0), 3) : 3;
    }
}
