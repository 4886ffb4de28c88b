package analysis.verdict;

import analysis.stats.CountTest;
import java.util.List;
import java.util.OptionalLong;

/**
 * Test whether failures became more frequent: Fisher's exact test of the failed generations and of their bursts, of which both
 * have to show it. Failures that come by themselves are as many bursts, so nothing is lost; those of one restart are one
 * event, and prove no more than that.
 */
record ErrorTest(List<ErrorCounts> runs, ErrorCounts now) {

    private static final double LARGEST_FACTOR = 100;
    private static final double STEP = 1.1;

    /** Standard deviations by which the next count may be smaller: in nine of ten cases it is not. */
    private static final double UNLUCKY = 1.28;

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
        CountTest bursts = bursts();
        for (double factor = STEP; factor < LARGEST_FACTOR; factor *= STEP) {
            CountTest larger = bursts.times(factor);
            int unlucky = (int) Math.max(0, larger.events() - UNLUCKY * Math.sqrt(larger.events()));
            if (new CountTest(larger.baselineEvents(), larger.baselineTotal(), unlucky, larger.total()).pValue()
                    <= level) {
                return OptionalLong.of((long) Math.ceil(now.generations() * factor));
            }
        }
        return OptionalLong.empty();
    }
}
