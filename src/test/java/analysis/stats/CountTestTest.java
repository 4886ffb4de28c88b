package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.junit.jupiter.api.Test;

class CountTestTest {

    @Test
    void thePValueIsFishers() {
        CountTest test = new CountTest(2, 300, 9, 250);
        double fisher = FisherExactTest.withDefaults()
                .with(AlternativeHypothesis.GREATER_THAN)
                .test(new int[][] {{9, 241}, {2, 298}})
                .getPValue();

        assertThat(test.pValue()).isCloseTo(fisher, within(1e-12));
        assertThat(new CountTest(5, 100, 0, 100).pValue()).isEqualTo(1);
    }

    @Test
    void theLimitsAreClopperAndPearsons() {
        CountTest test = new CountTest(0, 0, 3, 50);

        assertThat(binomialTail(50, 3, test.low(0.01))).isCloseTo(0.01, within(1e-9));
        assertThat(1 - binomialTail(50, 4, test.high(0.01))).isCloseTo(0.01, within(1e-9));
        assertThat(new CountTest(0, 0, 0, 50).low(0.01)).isZero();
        // The rule of three, at 99 %: 1 - 0.01^(1/50).
        assertThat(new CountTest(0, 0, 0, 50).high(0.01)).isCloseTo(1 - Math.pow(0.01, 0.02), within(1e-9));
    }

    /** P(X >= k) by its definition. */
    private static double binomialTail(int n, int k, double p) {
        double tail = 0;
        double term = Math.pow(1 - p, n);
        for (int i = 0; i <= n; i++) {
            tail += i >= k ? term : 0;
            term *= (double) (n - i) / (i + 1) * p / (1 - p);
        }
        return tail;
    }

    @Test
    void onlyTestsThatCanRejectAreCounted() {
        List<CountTest> silent = Collections.nCopies(50, new CountTest(0, 200, 0, 200));
        CountTest loud = new CountTest(0, 200, 12, 200);

        assertThat(level(silent)).isEqualTo(0.01);
        assertThat(level(Stream.concat(silent.stream(), Stream.of(loud)).toList()))
                .isEqualTo(0.01);
        assertThat(level(Collections.nCopies(4, loud))).isEqualTo(0.0025);
    }

    private static double level(List<CountTest> tests) {
        return Tarone.level(
                0.01, tests.stream().mapToDouble(CountTest::smallestPValue).toArray());
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatThrownBy(() -> new CountTest(0, 10, 11, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Totals of many times the trials would not fit in an int. */
    @Test
    void growthOfHugeRunsEndsInsteadOfOverflowing() {
        assertThat(new CountTest(10, 20_000_000, 10, 20_000_000).growthToProof(0.001))
                .isEmpty();
    }
}
