package analysis.verdict;

import java.util.function.Predicate;
import run.Cell;

/**
 * Failures in a part of a run.
 *
 * @param bursts into which the errors gather, see {@link analysis.stats.Bursts}
 */
record ErrorCounts(int generations, int errors, int bursts) {

    static final ErrorCounts NONE = new ErrorCounts(0, 0, 0);

    static ErrorCounts of(RunSamples run, Predicate<Cell> cells) {
        return run.cells().entrySet().stream()
                .filter(entry -> cells.test(entry.getKey()))
                .map(entry -> entry.getValue())
                .map(cell -> new ErrorCounts(cell.generations(), cell.errors(), cell.errorBursts()))
                .reduce(NONE, ErrorCounts::plus);
    }

    ErrorCounts plus(ErrorCounts other) {
        return new ErrorCounts(generations + other.generations, errors + other.errors, bursts + other.bursts);
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
