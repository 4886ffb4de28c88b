package analysis.verdict;

import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.RunSamples;
import java.util.function.Predicate;
import run.Cell;

/**
 * Failure counts in a part of a run: generations, and operations on models such as pulls and loads.
 *
 * @param generations including the operations
 * @param bursts clusters of the errors in time, see {@link analysis.stats.Bursts}
 * @param ofModels whether operations are among them
 */
record ErrorCounts(int generations, int errors, int bursts, boolean ofModels) {

    static final ErrorCounts NONE = new ErrorCounts(0, 0, 0, false);

    static ErrorCounts of(RunSamples run, Predicate<Cell> cells) {
        return run.cells().entrySet().stream()
                .filter(entry -> cells.test(entry.getKey()))
                .map(entry -> of(entry.getValue()))
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

    /** Share of failures, 0 to 1. */
    double rate() {
        return generations == 0 ? 0 : (double) errors / generations;
    }

    /** Occasions at which a burst could have begun: generations that succeeded, and the bursts themselves. */
    int occasions() {
        return generations - errors + bursts;
    }

    /** Suffix such as {@code , in 2 bursts}; empty if every failure stands alone. */
    String inBursts() {
        return bursts == errors ? "" : ", in " + bursts + (bursts == 1 ? " burst" : " bursts");
    }
}
