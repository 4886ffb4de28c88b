package analysis.verdict;

import analysis.stats.CountTest;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Test whether failures became more frequent: Fisher's exact test of the failed generations and of their bursts, of which both
 * have to show it. Failures that come by themselves are as many bursts, so nothing is lost; those of one restart are one
 * event, and prove no more than that.
 */
record ErrorTest(List<ErrorCounts> runs, ErrorCounts now) {

    ErrorCounts before() {
        return runs.stream().reduce(ErrorCounts.NONE, ErrorCounts::plus);
    }

    /** The highest rate of the baseline, of one run or all together. */
    double worstBefore() {
        return Math.max(
                before().rate(),
                runs.stream().mapToDouble(ErrorCounts::rate).max().orElse(0));
    }

    double pValue() {
        return Math.max(generations().pValue(), bursts().pValue());
    }

    /** As if every failure came by itself. */
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

    /** Generations at which the same rates would be proof nine times in ten; empty if that is out of reach. */
    OptionalLong deciding(double level) {
        OptionalDouble growth = bursts().growthToProof(level);
        return growth.isPresent()
                ? OptionalLong.of((long) Math.ceil(now.generations() * growth.getAsDouble()))
                : OptionalLong.empty();
    }
}
