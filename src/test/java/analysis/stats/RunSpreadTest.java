package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunSpreadTest {

    /** An estimate whose own error is {@code within}, on the logarithmic scale. */
    private static Estimate estimate(double log, double within) {
        double[] draws = new double[Bootstrap.RESAMPLES];
        SplittableRandom random = new SplittableRandom(1);
        Arrays.setAll(draws, i -> log + within * random.nextGaussian());
        return new Estimate(log, draws, 100, 100);
    }

    private static List<List<Estimate>> rows(double between, double within, int rows, int runs) {
        SplittableRandom random = new SplittableRandom(7);
        List<List<Estimate>> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Estimate> of = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                of.add(estimate(5 + between * random.nextGaussian() + within * random.nextGaussian(), within));
            }
            all.add(of);
        }
        return all;
    }

    @Test
    void whatTheSamplesExplainIsNotSpreadBetweenRuns() {
        assertThat(RunSpread.pooled(rows(0.08, 0.03, 60, 5)).sd()).isCloseTo(0.08, within(0.012));
        assertThat(RunSpread.pooled(rows(0, 0.03, 60, 5)).sd()).isLessThan(0.012);
        assertThat(RunSpread.pooled(rows(0.08, 0.03, 10, 5)).freedom()).isEqualTo(40);
    }

    @Test
    void oneRunTellsNothingSoTheAssumptionStands() {
        RunSpread none = RunSpread.pooled(rows(0.08, 0.03, 10, 1));

        assertThat(none.freedom()).isZero();
        assertThat(none.with(0.03, true)).isEqualTo(RunSpread.assumed(0.03));
    }

    @Test
    void aFewRunsThatAreAlikeDoNotProveASteadyServer() {
        RunSpread alike = new RunSpread(0.001, 8);

        assertThat(alike.with(0.03, true).sd()).isEqualTo(0.03);
        assertThat(alike.with(0.03, false).sd()).isBetween(0.015, 0.03);
        assertThat(new RunSpread(0.1, 8).with(0.03, false).sd()).isEqualTo(0.1);
        assertThat(alike.orLarger(new RunSpread(0.05, 3))).isEqualTo(new RunSpread(0.05, 3));
        assertThat(new RunSpread(0.05, 40).withFreedom(12).freedom()).isEqualTo(12);
    }
}
