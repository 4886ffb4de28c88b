package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {

    private static final MathContext EXACT = MathContext.DECIMAL128;

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyFigureEqualsAnExactComputationOnTheSortedValues(int seed) {
        double[] values = sample(seed);
        Distribution distribution = Distribution.of(values).orElseThrow();

        double[] sorted = values.clone();
        Arrays.sort(sorted);
        assertThat(distribution.count()).isEqualTo(values.length);
        assertThat(distribution.min()).isEqualTo(sorted[0]);
        assertThat(distribution.max()).isEqualTo(sorted[sorted.length - 1]);
        assertClose(distribution.mean(), mean(values));
        assertThat(distribution.sd().isPresent()).isEqualTo(values.length > 1);
        distribution.sd().ifPresent(sd -> assertClose(sd, sd(values)));
        assertClose(distribution.p50(), percentile(sorted, 50));
        assertClose(distribution.p90(), percentile(sorted, 90));
        assertClose(distribution.p95(), percentile(sorted, 95));
        assertClose(distribution.p99(), percentile(sorted, 99));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wholeNumbersInAnotherUnitHaveTheSameFigures(int seed) {
        int[] microseconds = Arrays.stream(sample(seed))
                .mapToInt(value -> (int) (value * 1000))
                .toArray();
        Distribution scaled = Distribution.of(List.of(microseconds), 1e-3).orElseThrow();
        Distribution milliseconds = Distribution.of(Arrays.stream(microseconds)
                        .mapToDouble(us -> us / 1000.0)
                        .toArray())
                .orElseThrow();

        assertClose(scaled.mean(), milliseconds.mean());
        assertClose(scaled.sd().orElse(0), milliseconds.sd().orElse(0));
        assertClose(scaled.p50(), milliseconds.p50());
        assertClose(scaled.p99(), milliseconds.p99());
        assertClose(scaled.max(), milliseconds.max());
    }

    @Test
    void oneToHundredIsKnownInClosedForm() {
        Distribution distribution = Distribution.of(
                        IntStream.rangeClosed(1, 100).asDoubleStream().toArray())
                .orElseThrow();

        assertThat(distribution.mean()).isEqualTo(50.5);
        assertThat(distribution.sd().orElseThrow()).isCloseTo(Math.sqrt(100.0 * 101 / 12), within(1e-12));
        assertThat(distribution.p50()).isEqualTo(50.5);
        assertThat(distribution.p90()).isCloseTo(90.1, within(1e-12));
        assertThat(distribution.p99()).isCloseTo(99.01, within(1e-12));
    }

    @Test
    void noValuesHaveNoFigures() {
        assertThat(Distribution.of(new double[0])).isEmpty();
        assertThat(Distribution.of(List.of(new int[0]), 1)).isEmpty();
    }

    @Test
    void aSingleValueHasNoDeviation() {
        Distribution single = Distribution.of(new double[] {7}).orElseThrow();

        assertThat(single.sd()).isEmpty();
        assertThat(single.variationPct()).isEmpty();
        assertThat(single.p99()).isEqualTo(7);
    }

    @Test
    void percentilesBeyondTheSampleAreKnown() {
        assertThat(ofCount(63).fewSamples(90)).isTrue();
        assertThat(ofCount(64).fewSamples(90)).isFalse();
        assertThat(ofCount(129).fewSamples(95)).isTrue();
        assertThat(ofCount(130).fewSamples(95)).isFalse();
        assertThat(ofCount(661).fewSamples(99)).isTrue();
        assertThat(ofCount(662).fewSamples(99)).isFalse();
    }

    private static Distribution ofCount(int count) {
        return Distribution.of(new double[count]).orElseThrow();
    }

    private static double[] sample(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 1 + random.nextInt(seed % 5 == 0 ? 5 : 3000);
        return random.doubles(count)
                .map(u -> seed % 3 == 0 ? Math.floor(u * 10) + 1 : 100 * Math.exp(3 * u))
                .toArray();
    }

    private static double mean(double[] values) {
        return exactMean(values).doubleValue();
    }

    private static BigDecimal exactMean(double[] values) {
        return sum(values).divide(BigDecimal.valueOf(values.length), EXACT);
    }

    private static BigDecimal sum(double[] values) {
        return Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double sd(double[] values) {
        BigDecimal mean = exactMean(values);
        BigDecimal squares = Arrays.stream(values)
                .mapToObj(value -> new BigDecimal(value).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return squares.divide(BigDecimal.valueOf(values.length - 1), EXACT)
                .sqrt(EXACT)
                .doubleValue();
    }

    /** Type 7, from the definition: rank (n - 1) p, between its neighbours. */
    private static double percentile(double[] sorted, double percent) {
        double rank = (sorted.length - 1) * percent / 100;
        int below = (int) Math.floor(rank);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }
}
