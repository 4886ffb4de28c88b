package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearTrendTest {

    @Test
    void aLineIsFoundExactly() {
        LinearTrend trend = LinearTrend.of(new double[] {10, 12, 14, 16}).orElseThrow();

        assertThat(trend.slope()).isCloseTo(2, within(1e-12));
        assertThat(trend.low()).isCloseTo(2, within(1e-9));
        assertThat(trend.mean()).isEqualTo(13);
        assertThat(trend.isShown()).isTrue();
    }

    @Test
    void theIntervalIsThatOfTheTextbook() {
        // Slope 0.6; residual sum of squares 2.4 over 3 degrees of freedom; Sxx 10; t 3.182446.
        LinearTrend trend = LinearTrend.of(new double[] {2, 4, 5, 4, 5}).orElseThrow();

        assertThat(trend.slope()).isCloseTo(0.6, within(1e-12));
        assertThat(trend.high() - trend.slope()).isCloseTo(3.182446 * Math.sqrt(0.8 / 10), within(1e-5));
        assertThat(trend.isShown()).isFalse();
    }

    @Test
    void twoValuesAreNoTrend() {
        assertThat(LinearTrend.of(new double[] {1, 2})).isEmpty();
    }

    @Test
    void chanceAloneShowsATrendInAboutOneOfTwenty() {
        SplittableRandom random = new SplittableRandom(1);
        long shown = IntStream.range(0, 2000)
                .filter(i -> LinearTrend.of(IntStream.range(0, 8)
                                .mapToDouble(k -> random.nextGaussian())
                                .toArray())
                        .orElseThrow()
                        .isShown())
                .count();

        assertThat(shown).isBetween(70L, 130L);
    }
}
