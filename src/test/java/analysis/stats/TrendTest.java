package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {

    private static double[] numbers(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }

    /** Noise whose neighbours are alike: of first order, standard normal innovations. */
    private static double[] noise(int n, double correlation, SplittableRandom random) {
        double[] noise = new double[n];
        double last = random.nextGaussian() / Math.sqrt(1 - correlation * correlation);
        for (int i = 0; i < n; i++) {
            noise[i] = last;
            last = correlation * last + random.nextGaussian();
        }
        return noise;
    }

    @Test
    void aStraightLineHasItsSlopeForCertain() {
        double[] x = numbers(100);
        double[] y = IntStream.range(0, 100).mapToDouble(i -> 7 + 2.5 * i).toArray();

        Trend trend = Trend.of(x, y).orElseThrow();

        assertThat(trend.slope()).isCloseTo(2.5, within(1e-9));
        assertThat(trend.low()).isCloseTo(2.5, within(1e-6));
        assertThat(trend.high()).isCloseTo(2.5, within(1e-6));
        assertThat(trend.rises()).isTrue();
    }

    @Test
    void whatNeverChangesHasNoSlopeForCertain() {
        Trend trend = Trend.of(numbers(50), new double[50]).orElseThrow();

        assertThat(trend).isEqualTo(new Trend(0, 0, 0, 50));
        assertThat(trend.rises()).isFalse();
        assertThat(trend.falls()).isFalse();
    }

    /** The sums round, which must not look like a slope. */
    @Test
    void aLargeConstantHasNoSlopeEither() {
        double[] y = new double[1234];
        java.util.Arrays.fill(y, 24_217_572_800.1);

        Trend trend = Trend.of(numbers(1234), y).orElseThrow();

        assertThat(trend.rises() || trend.falls()).isFalse();
        assertThat(trend.high()).isCloseTo(0, within(0.01));
    }

    @Test
    void fewValuesOrOneMomentHaveNoTrend() {
        assertThat(Trend.of(numbers(19), numbers(19))).isEmpty();
        assertThat(Trend.of(new double[50], numbers(50))).isEmpty();
    }

    /** The interval misses the true slope, 0, in about one of a hundred series, however alike neighbours are. */
    @ParameterizedTest
    @CsvSource({"60, 0, 0.02", "60, 0.5, 0.03", "200, 0, 0.02", "200, 0.5, 0.02", "1000, 0.9, 0.025", "1000, 0.98, 0.03"
    })
    void missesTheTrueSlopeAsRarelyAsItSays(int n, double correlation, double mostMisses) {
        SplittableRandom random = new SplittableRandom(11);
        double[] x = numbers(n);
        int series = 2000;
        int misses = 0;
        for (int i = 0; i < series; i++) {
            Trend trend = Trend.of(x, noise(n, correlation, random)).orElseThrow();
            misses += trend.rises() || trend.falls() ? 1 : 0;
        }

        assertThat(misses / (double) series).isLessThan(mostMisses);
    }

    /** Memory that wanders without a goal has no trend to find: it must not often be taken for a leak. */
    @Test
    void aRandomWalkIsSeldomTakenForATrend() {
        SplittableRandom random = new SplittableRandom(12);
        double[] x = numbers(300);
        int taken = 0;
        for (int i = 0; i < 2000; i++) {
            double[] walk = new double[300];
            for (int j = 1; j < walk.length; j++) {
                walk[j] = walk[j - 1] + random.nextGaussian();
            }
            Trend trend = Trend.of(x, walk).orElseThrow();
            taken += trend.rises() || trend.falls() ? 1 : 0;
        }

        assertThat(taken / 2000.0).isLessThan(0.05);
    }

    /** A leak of a tenth of the noise at each step is found in 200 values, and its size is in the interval. */
    @Test
    void findsALeakInNoise() {
        SplittableRandom random = new SplittableRandom(13);
        double[] x = numbers(200);
        int found = 0;
        int covered = 0;
        for (int i = 0; i < 500; i++) {
            double[] y = noise(200, 0.5, random);
            for (int j = 0; j < y.length; j++) {
                y[j] += 0.1 * j;
            }
            Trend trend = Trend.of(x, y).orElseThrow();
            found += trend.rises() ? 1 : 0;
            covered += trend.low() <= 0.1 && trend.high() >= 0.1 ? 1 : 0;
        }

        assertThat(found / 500.0).isGreaterThan(0.99);
        assertThat(covered / 500.0).isGreaterThan(0.97);
    }
}
