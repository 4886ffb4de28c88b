package analysis.verdict;

import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.RunSamples;
import java.util.function.Predicate;
import run.Cell;

/**
 * Failures in a part of a run: of generations, and of what was done to models as a whole.
 *
 * @param generations with the operations
 * @param bursts into which the errors gather, see {@link analysis.stats.Bursts}
 */
record ErrorCounts(int generations, int errors, int bursts, boolean ofModels) {

    static final ErrorCounts NONE = new ErrorCounts(0, 0, 0, false);

    static ErrorCounts of(RunSamples run, Predicate<Cell> cells) {
        return run.cells().entrySet().stream()
                .filter(entry -> cells.test(entry.getKey()))
                .map(entry -> entry.getValue())
                .map(ErrorCounts::of)
                .reduce(NONE, ErrorCounts::plus);
    }

    private static ErrorCounts of(CellSamples cell) {
        ErrorCounts counts = new ErrorCounts(cell.generations(), cell.errors(), cell.errorBursts(), false);
        return cell.operations()
                .map(done -> counts.plus(new ErrorCounts(done.count(), done.failed(), done.failedBursts(), true)))
                .orElse(counts);
    }

    ErrorCounts plus(ErrorCounts other) {
        return new ErrorCounts(
                generations + other.generations,
                errors + other.errors,
                bursts + other.bursts,
                ofModels || other.ofModels);
    }

    /** 0 to 1. */
    double rate() {
        return generations == 0 ? 0 : (double) errors / generations;
    }

    /** What else could have begun to fail: generations that succeeded, and bursts. */
    int occasions() {
        return generations - errors + bursts;
    }

    /** {@code , in 2 bursts}; empty if every failure came by itself. */
    String inBursts() {
        return bursts == errors ? "" : ", in " + bursts + (bursts == 1 ? " burst" : " bursts");
    }
}
