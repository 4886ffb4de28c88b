package inference.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import inference.settings.SettingsException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthDistributionTest {

    private static final int DRAWS = 10_000;

    private static double[] draws(String text) {
        LengthDistribution lengths = LengthDistribution.parse(text);
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(5);
        return IntStream.range(0, DRAWS).mapToDouble(i -> lengths.next(random)).toArray();
    }

    /** Expected values by the distributions' own formulas; 10,000 draws are within 5 standard errors of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "512                  | 512   | 0     | 512  | 512",
                "uniform(100, 300)    | 200   | 58.0  | 200  | 290",
                "normal(512,128)      | 512   | 128   | 512  | 722.5",
                "LogNormal(512,256)   | 512   | 256   | 458  | 996"
            })
    void drawsHaveTheMeanTheSpreadAndThePercentilesThatWereAskedFor(
            String text, double mean, double sd, double p50, double p95) {
        double[] drawn = draws(text);
        double tolerance = 5 * sd / Math.sqrt(DRAWS) + 0.5;
        assertThat(Mean.of(drawn).getAsDouble()).isCloseTo(mean, within(tolerance));
        assertThat(StandardDeviation.of(drawn).getAsDouble()).isCloseTo(sd, within(0.06 * sd + 0.5));
        assertThat(Quantile.withDefaults().evaluate(drawn, 0.5)).isCloseTo(p50, within(2 * tolerance));
        assertThat(Quantile.withDefaults().evaluate(drawn, 0.95)).isCloseTo(p95, within(4 * tolerance));
    }

    @Test
    void zipfPrefersTheShort() {
        double[] drawn = draws("zipf(1000,1.2)");
        assertThat(Arrays.stream(drawn)).allMatch(length -> length >= 1 && length <= 1000);
        double sum = IntStream.rangeClosed(1, 1000)
                .mapToDouble(k -> Math.pow(k, -1.2))
                .sum();
        long ones = Arrays.stream(drawn).filter(length -> length == 1).count();
        assertThat(ones / (double) DRAWS).isCloseTo(1 / sum, within(0.025));
    }

    @Test
    void aDrawIsAtLeastOneToken() {
        assertThat(Arrays.stream(draws("normal(2,50)")).min()).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-5",
                "normal",
                "normal(512)",
                "normal(1,2,3)",
                "normal(512,0)",
                "normal(nan,3)",
                "gauss(1,2)",
                "uniform(9,3)",
                "uniform(1.5,3)",
                "zipf(10,0)",
                "99999999999",
                "lognormal(512,x)",
                "512 tokens"
            })
    void whatIsNoDistributionIsRefusedWithTheForms(String text) {
        assertThatThrownBy(() -> LengthDistribution.parse(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("'" + text + "' is not a distribution of lengths: ");
    }
}
