package analysis.verdict;

import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.summary.samples.SteadyPart;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.Difference;
import java.util.Optional;

/** Share of generations within the steady part of their load level; a verdict compares only their times. */
final class JudgedShare {

    /** Largest difference between two runs that is chance, in percentage points. */
    private static final double MOST_APART = 10;

    private JudgedShare() {}

    /** Difference between the shares of the baseline's newest run and of {@code run}; empty if they are close. */
    static Optional<Difference> between(Baseline then, RunData run) {
        Baseline.Run newest = then.runs().get(then.runs().size() - 1);
        double before = pct(
                newest.series().stream().mapToLong(Baseline.Series::judged).sum(),
                newest.series().stream().mapToLong(Baseline.Series::generations).sum());
        double now = pct(
                run.cells().values().stream()
                        .mapToLong(cell ->
                                cell.steady().map(SteadyPart::generations).orElse(cell.generations()))
                        .sum(),
                run.cells().values().stream().mapToLong(CellData::generations).sum());
        return Math.abs(now - before) > MOST_APART
                ? Optional.of(new Difference(
                        "generations whose times are compared (without ramp, warm-up and drain)",
                        text(before),
                        text(now)))
                : Optional.empty();
    }

    private static double pct(long part, long all) {
        return all == 0 ? 0 : 100.0 * part / all;
    }

    private static String text(double pct) {
        return Math.round(pct) + " %";
    }
}
