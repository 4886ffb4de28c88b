package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialDependenceTest {

    private static final Statistic MEAN = new Statistic.Mean();
    private static final Statistic P95 = new Statistic.Percentile(95);

    /** Log-normal times of an autoregression. */
    private static double[] series(long seed, int count, double correlation) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        double state = random.nextGaussian();
        for (int i = 0; i < count; i++) {
            values[i] = 200 * Math.exp(0.3 * state);
            state = correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        return values;
    }

    private static double average(int count, double correlation, Statistic statistic) {
        return IntStream.range(0, 40)
                .mapToDouble(seed -> SerialDependence.of(List.of(series(seed, count, correlation)))
                        .inflation(statistic))
                .average()
                .orElseThrow();
    }

    /** Of an autoregression of order 1 it is (1 + r) / (1 - r) for a mean, less for whether a value is beyond a P95. */
    @Test
    void theInflationIsThatOfTheSeries() {
        assertThat(average(500, 0, MEAN)).isBetween(1.0, 1.25);
        assertThat(average(500, 0.3, MEAN)).isBetween(1.6, 2.4);
        assertThat(average(500, 0.7, MEAN)).isBetween(4.6, 7.5);
        assertThat(average(500, 0.7, P95)).isBetween(2.0, 4.5);
    }

    @Test
    void aFewLongTimesDoNotHideIt() {
        double[] values = series(1, 500, 0.7);
        double before = SerialDependence.of(List.of(values)).inflation(MEAN);
        for (int i = 0; i < 5; i++) {
            values[97 * i] *= 100;
        }

        assertThat(SerialDependence.of(List.of(values)).inflation(MEAN)).isGreaterThan(0.85 * before);
    }

    @Test
    void shortSeriesTellTogetherWhatNoneTellsAlone() {
        List<double[]> many = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            many.add(series(100 + seed, 30, 0.7));
        }

        assertThat(SerialDependence.of(many).inflation(MEAN)).isBetween(3.5, 9.0);
    }

    @Test
    void equalValuesAndTinySeriesAreNotAlike() {
        double[] equal = new double[50];
        Arrays.fill(equal, 7);

        assertThat(SerialDependence.of(List.of(equal)).inflation(MEAN)).isEqualTo(1);
        assertThat(SerialDependence.of(List.of(new double[] {1, 2})).inflation(P95))
                .isEqualTo(1);
    }
}
