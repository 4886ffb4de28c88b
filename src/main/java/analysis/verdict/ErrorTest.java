package analysis.verdict;

import analysis.stats.CountTest;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Test whether failures became more frequent: Fisher's exact test, once of failed generations and once of bursts. Both must be significant.
 * Isolated failures count as one burst each, so they lose no power; the failures of one server restart count as one event.
 */
record ErrorTest(List<ErrorCounts> runs, ErrorCounts now) {

    ErrorCounts before() {
        return runs.stream().reduce(ErrorCounts.NONE, ErrorCounts::plus);
    }

    /** Highest failure rate of the baseline: of one run, or of all together. */
    double worstBefore() {
        return Math.max(
                before().rate(),
                runs.stream().mapToDouble(ErrorCounts::rate).max().orElse(0));
    }

    double pValue() {
        return Math.max(generations().pValue(), bursts().pValue());
    }

    /** P-value if every failure is counted separately. */
    double pValueOfGenerations() {
        return generations().pValue();
    }

    double smallestPValue() {
        return Math.max(generations().smallestPValue(), bursts().smallestPValue());
    }

    private CountTest generations() {
        ErrorCounts before = before();
        return new CountTest(before.errors(), before.generations(), now.errors(), now.generations());
    }

    private CountTest bursts() {
        ErrorCounts before = before();
        return new CountTest(before.bursts(), before.occasions(), now.bursts(), now.occasions());
    }

    /** Number of generations at which the same rates would be significant in nine of ten runs; empty if out of reach. */
    OptionalLong deciding(double level) {
        OptionalDouble growth = bursts().growthToProof(level);
        return growth.isPresent()
                ? OptionalLong.of((long) Math.ceil(now.generations() * growth.getAsDouble()))
                : OptionalLong.empty();
    }
}
