package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnoughValuesTest {

    @Test
    void fewValuesAreTakenAsTheyAre() {
        double[] few = {3, 1, 2};

        assertThat(EnoughValues.of(few)).isSameAs(few);
    }

    @Test
    void ofManyAnEvenChoiceIsTakenInTheirOrder() {
        double[] many = IntStream.range(0, 1_000_001).asDoubleStream().toArray();

        double[] some = EnoughValues.of(many);
        assertThat(some).hasSize(EnoughValues.ENOUGH).isSorted().startsWith(0, 50, 100);
        assertThat(some[some.length - 1]).isGreaterThan(999_900);
    }

    /** Whole numbers are counted, others selected: the same percentiles, and a mean as good as the other's. */
    @Test
    void manyWholeNumbersHaveThePercentilesOfTheSameAsDecimals() {
        double[] ms = new SplittableRandom(5)
                .ints(50_000, 0, 3_000_000)
                .asDoubleStream()
                .toArray();
        double[] decimals = ms.clone();
        decimals[0] += 1e-9;

        Distribution whole = Distribution.of(ms).orElseThrow();
        Distribution other = Distribution.of(decimals).orElseThrow();
        assertThat(whole.p50()).isEqualTo(other.p50());
        assertThat(whole.p99()).isEqualTo(other.p99());
        assertThat(whole.max()).isEqualTo(other.max());
        assertThat(whole.mean()).isCloseTo(other.mean(), within(1e-6));
        assertThat(whole.sd().orElseThrow()).isCloseTo(other.sd().orElseThrow(), within(1e-6));
    }
}
