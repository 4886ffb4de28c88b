package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.stats.Statistic.Mean;
import analysis.stats.Statistic.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {

    private static final double SIGMA = 0.3;

    /** Log-normal values, each correlated with the one before. */
    private static double[] series(long seed, int n, double dependence) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double state = random.nextGaussian();
        for (int i = 0; i < n; i++) {
            values[i] = 100 * Math.exp(SIGMA * state);
            state = dependence * state + Math.sqrt(1 - dependence * dependence) * random.nextGaussian();
        }
        return values;
    }

    private static double sd(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    @Test
    void theSameSeedGivesTheSameDrawsAndAnotherOthers() {
        double[] sample = series(1, 100, 0);

        assertThat(new Bootstrap(7)
                        .estimate(sample, new Percentile(95))
                        .orElseThrow()
                        .draws())
                .isEqualTo(new Bootstrap(7)
                        .estimate(sample, new Percentile(95))
                        .orElseThrow()
                        .draws())
                .isNotEqualTo(new Bootstrap(8)
                        .estimate(sample, new Percentile(95))
                        .orElseThrow()
                        .draws());
    }

    /** The promise of a standard error: it is how much the estimate varies from sample to sample. */
    @ParameterizedTest
    @ValueSource(strings = {"p50", "p95", "p5", "mean"})
    void theDrawsSpreadAsTheEstimateDoesFromSampleToSample(String statistic) {
        Statistic summary = Statistic.parse(statistic).orElseThrow();
        Estimate[] estimates = IntStream.range(0, 300)
                .mapToObj(seed -> new Bootstrap(seed)
                        .estimate(series(seed, 400, 0.3), summary)
                        .orElseThrow())
                .toArray(Estimate[]::new);
        double truth = sd(Arrays.stream(estimates).mapToDouble(Estimate::log).toArray());
        double claimed = Math.sqrt(Arrays.stream(estimates)
                .mapToDouble(Estimate::variance)
                .average()
                .orElseThrow());

        // Rather too wide than too narrow: the effective size is never above the real one.
        assertThat(claimed / truth).isBetween(0.9, 1.25);
    }

    @Test
    void dependentValuesAreWorthFewer() {
        double independent = new Bootstrap(1)
                .estimate(series(3, 2000, 0), new Mean())
                .orElseThrow()
                .size();
        double dependent = new Bootstrap(1)
                .estimate(series(3, 2000, 0.6), new Mean())
                .orElseThrow()
                .size();

        assertThat(independent).isBetween(1400.0, 2000.0);
        // (1 - 0.6) / (1 + 0.6) of them for the logarithms.
        assertThat(dependent).isBetween(400.0, 800.0);
    }

    @Test
    void thereIsNoRatioToNothing() {
        assertThat(new Bootstrap(1).estimate(new double[] {0, 1, 2}, new Mean()))
                .isEmpty();
        assertThat(new Bootstrap(1).estimate(new double[] {1}, new Mean())).isEmpty();
    }

    @Test
    void equalValuesHaveNoSpread() {
        double[] equal = new double[50];
        Arrays.fill(equal, 20);
        Estimate estimate = new Bootstrap(1).estimate(equal, new Percentile(95)).orElseThrow();
        LogRatio ratio = LogRatio.of(List.of(estimate), estimate, RunSpread.assumed(0), 1);

        assertThat(Math.exp(estimate.log())).isCloseTo(20, within(1e-9));
        assertThat(ratio.low(0.001)).isCloseTo(0, within(1e-12));
        assertThat(ratio.pValueOfAtLeast(Math.log(1.3))).isZero();
    }

    @Test
    void theRatioOfKnownSamplesIsFoundWithinItsInterval() {
        Estimate then = new Bootstrap(1)
                .estimate(series(11, 1000, 0), new Percentile(95))
                .orElseThrow();
        double[] slower = Arrays.stream(series(12, 1000, 0)).map(v -> 1.3 * v).toArray();
        Estimate now = new Bootstrap(2).estimate(slower, new Percentile(95)).orElseThrow();
        LogRatio ratio = LogRatio.of(List.of(then), now, RunSpread.assumed(0), 3);

        assertThat(ratio.change()).isCloseTo(0.3, within(0.1));
        assertThat(ratio.low(0.005)).isBetween(0.1, Math.log(1.3));
        assertThat(ratio.high(0.005)).isBetween(Math.log(1.3), 0.45);
        assertThat(ratio.inverse().high(0.005)).isCloseTo(-ratio.low(0.005), within(1e-12));
    }

    @Test
    void runsOfABaselineShowHowMuchRunsDiffer() {
        SplittableRandom random = new SplittableRandom(5);
        List<List<Estimate>> rows = IntStream.range(0, 12)
                .mapToObj(row -> IntStream.range(0, 5)
                        .mapToObj(run -> {
                            double factor = Math.exp(0.05 * random.nextGaussian());
                            double[] values = Arrays.stream(series(100 * row + run, 500, 0))
                                    .map(v -> factor * v)
                                    .toArray();
                            return new Bootstrap(run)
                                    .estimate(values, new Percentile(50))
                                    .orElseThrow();
                        })
                        .toList())
                .toList();

        assertThat(RunSpread.pooled(rows).sd()).isCloseTo(0.05, within(0.015));
        assertThat(RunSpread.pooled(rows).freedom()).isEqualTo(48);
        assertThat(RunSpread.pooled(List.of(rows.get(0).subList(0, 1))).sd()).isZero();
        assertThat(RunSpread.assumed(0.01).orLarger(RunSpread.pooled(rows)).sd())
                .isGreaterThan(0.03);
        assertThat(RunSpread.pooled(rows).withFreedom(12).freedom()).isEqualTo(12);
    }

    @Test
    void aFewRunsThatHappenToBeAlikeDoNotProveASteadyServer() {
        RunSpread alike = new RunSpread(0, 4);

        assertThat(alike.with(0.03, false).sd()).isCloseTo(0.03 / Math.sqrt(2), within(1e-12));
        assertThat(alike.with(0.03, true).sd()).isEqualTo(0.03);
        assertThat(alike.with(0.03, true).freedom()).isEqualTo(8);
        assertThat(new RunSpread(0, 0).with(0.03, false)).isEqualTo(RunSpread.assumed(0.03));
    }

    @Test
    void moreGenerationsReduceWhatTheyCan() {
        assertThat(LogRatio.generationsFactor(0.06, 0.03, 0).orElseThrow()).isCloseTo(4, within(1e-9));
        assertThat(LogRatio.generationsFactor(0.06, 0.03, 0.031 * 0.031)).isEmpty();
    }

    @Test
    void statisticsAreNamed() {
        assertThat(Statistic.parse("p99.9").orElseThrow().id()).isEqualTo("p99.9");
        assertThat(Statistic.parse("p95").orElseThrow()).isEqualTo(new Percentile(95));
        assertThat(Statistic.parse("mean").orElseThrow()).isEqualTo(new Mean());
        for (String wrong : List.of("p0", "p100", "95", "median", "p", "p-5", "p5.")) {
            assertThat(Statistic.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void superiorityIsTheShareOfPairs() {
        assertThat(Superiority.of(new double[] {2, 3}, new double[] {1, 3})).isCloseTo(0.625, within(1e-12));
        assertThat(Superiority.of(new double[] {1, 1}, new double[] {1, 1})).isEqualTo(0.5);
    }
}
