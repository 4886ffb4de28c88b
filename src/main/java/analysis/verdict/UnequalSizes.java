package analysis.verdict;

import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.Difference;
import analysis.verdict.baseline.RunSamples;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.Cell;

/**
 * Series with many more generations on one side than on the other. The comparison is still valid, but the smaller side limits its
 * precision, so the surplus is wasted.
 *
 * @param before generations in the smallest run of the baseline
 */
record UnequalSizes(Cell cell, int before, int now) {

    private static final double MOST = 3;

    /** Most unequal series of {@code run}; empty if none is beyond {@value #MOST} to 1. */
    static Optional<Difference> of(Baseline baseline, RunSamples run) {
        List<RunSamples> then = baseline.samples();
        return run.cells().entrySet().stream()
                .flatMap(entry -> of(then, entry).stream())
                .max(Comparator.comparingDouble(UnequalSizes::ratio))
                .filter(sizes -> sizes.ratio() > MOST)
                .map(sizes -> new Difference(
                        "generations of " + sizes.cell.label() + " (more than " + (int) MOST
                                + " times as many on one side help little)",
                        Integer.toString(sizes.before),
                        Integer.toString(sizes.now)));
    }

    private static Optional<UnequalSizes> of(List<RunSamples> then, Map.Entry<Cell, CellSamples> now) {
        return then.stream()
                .filter(one -> one.cells().containsKey(now.getKey()))
                .map(one -> one.cells().get(now.getKey()).generations())
                .min(Comparator.naturalOrder())
                .map(before ->
                        new UnequalSizes(now.getKey(), before, now.getValue().generations()));
    }

    private double ratio() {
        return (double) Math.max(before, now) / Math.max(1, Math.min(before, now));
    }
}
