package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PercentilesTest {

    private static final double[] PERCENTS = {0, 1, 25, 50, 90, 95, 99, 99.9, 100};

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    /** Few and many values, in one part and in several, with and without values too large to be counted. */
    @ParameterizedTest
    @MethodSource("seeds")
    void wholeNumbersInPartsHaveThePercentilesOfAllSorted(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int most = seed % 2 == 0 ? 300 : 20_000;
        int[] bounds = {1, 40_000, 2_000_000, Integer.MAX_VALUE};
        List<int[]> parts = Stream.generate(() -> random.ints(random.nextInt(most), 0, bounds[random.nextInt(4)])
                        .toArray())
                .limit(1 + seed % 5)
                .toList();
        double[] sorted = parts.stream()
                .flatMapToInt(Arrays::stream)
                .asDoubleStream()
                .sorted()
                .toArray();

        assertThat(Percentiles.of(parts, PERCENTS))
                .containsExactly(Arrays.stream(PERCENTS)
                        .map(percent -> Percentiles.ofSorted(sorted, percent))
                        .toArray());
    }

    @Test
    void valuesStayInTheirOrder() {
        double[] values = new SplittableRandom(1).doubles(500).toArray();
        double[] before = values.clone();

        assertThat(Percentiles.of(values, 50, 95)).hasSize(2);
        assertThat(values).isEqualTo(before);
    }

    @Test
    void noValuesHaveNone() {
        assertThatThrownBy(() -> Percentiles.of(List.of(new int[0]), 50)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Percentiles.of(new double[0], 50)).isInstanceOf(IllegalArgumentException.class);
    }
}
