package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.stats.Statistic.Mean;
import analysis.stats.Statistic.Percentile;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoSidesTest {

    private static final Percentile P95 = new Percentile(95);

    private static double[] logNormal(long seed, int n, double dependence) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double state = random.nextGaussian();
        for (int i = 0; i < n; i++) {
            values[i] = 100 * Math.exp(0.3 * state);
            state = dependence * state + Math.sqrt(1 - dependence * dependence) * random.nextGaussian();
        }
        return values;
    }

    private static TwoSides sides(double[] then, double[] now) {
        return TwoSides.of(List.of(then), now, true).orElseThrow();
    }

    /** A P95 of 20 values lies near their largest but one, which is on average the 91st percentile. */
    @Test
    void aPercentileOfFewValuesIsComparedWithoutItsBias() {
        double[] logs = IntStream.range(0, 400)
                .mapToDouble(seed -> {
                    TwoSides sides = sides(logNormal(seed, 1000, 0), logNormal(1000 + seed, 20, 0));
                    return sides.now(P95, 1).log() - sides.before(P95, 1).get(0).log();
                })
                .toArray();

        assertThat(IntStream.range(0, 400).mapToDouble(i -> logs[i]).average().orElseThrow())
                .isCloseTo(0, within(0.025));
    }

    @Test
    void theProofByCountingKeepsItsLevelForAnyNumbersAndShapes() {
        for (int n : new int[] {20, 50, 300}) {
            for (Statistic statistic : List.of(P95, new Percentile(50), new Mean())) {
                long rejected = IntStream.range(0, 400)
                        .filter(seed -> sides(logNormal(seed, 200, 0), logNormal(1000 + seed, n, 0))
                                        .proof(statistic, true)
                                        .pValue()
                                <= 0.05)
                        .count();

                // 5 % of 400 are 20; 34 are improbable.
                assertThat(rejected).as(n + " " + statistic).isLessThan(34);
            }
        }
    }

    @Test
    void aFewVerySlowValuesAreProofForTheMean() {
        double[] now = logNormal(2, 1000, 0);
        for (int i = 0; i < now.length; i += 25) {
            now[i] *= 10;
        }
        TwoSides sides = sides(logNormal(1, 1000, 0), now);

        assertThat(sides.proof(new Mean(), true).pValue()).isLessThan(1e-5);
        assertThat(sides.proof(new Mean(), false).pValue()).isGreaterThan(0.05);
        assertThat(sides.proof(new Percentile(50), true).pValue()).isGreaterThan(0.01);
    }

    @Test
    void ratesGetWorseDownwards() {
        double[] half = IntStream.range(0, 200).mapToDouble(i -> 50 + i % 7).toArray();

        TwoSides sides = sides(logNormal(1, 200, 0), half);
        assertThat(sides.proof(new Percentile(5), false).pValue())
                .isLessThan(sides.proof(P95, true).pValue());
    }

    @Test
    void dependentValuesAreWorthFewer() {
        for (double dependence : new double[] {0, 0.3, 0.7}) {
            double inflation = IntStream.range(0, 100)
                    .mapToDouble(seed -> SerialDependence.of(
                                    List.of(logNormal(seed, 200, dependence), logNormal(-seed - 1, 200, dependence)))
                            .inflation(new Mean()))
                    .average()
                    .orElseThrow();
            double truth = (1 + dependence) / (1 - dependence);

            assertThat(inflation / truth).as("correlation " + dependence).isBetween(0.95, 1.2);
        }
    }

    /** Long memory under noise: a correlation of 0.3 that hardly decays is not that of an autoregression of order 1. */
    @Test
    void theBandwidthFollowsTheMemory() {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = new double[2000];
        double slow = 0;
        for (int i = 0; i < values.length; i++) {
            slow = 0.9 * slow + Math.sqrt(1 - 0.81) * random.nextGaussian();
            values[i] = Math.exp(0.2 * slow + 0.3 * random.nextGaussian());
        }

        // 1 + 2 × 0.31 × 0.9 / (1 - 0.9) = 6.5; an autoregression would give 1.8.
        assertThat(SerialDependence.of(List.of(values)).inflation(new Mean())).isBetween(3.5, 9.0);
    }

    @Test
    void theEdgeBetweenHitsAndMissesIsFound() {
        double[] then = logNormal(1, 400, 0);
        double[] now = logNormal(2, 400, 0);
        for (int i = 0; i < 400; i += 20) {
            then[i] *= 20;
            now[i] *= 20;
            now[i + 10] *= 20;
        }

        ModeEdge edge = sides(then, now).edge(P95, Math.log(1.2), true).orElseThrow();
        assertThat(edge.before()).isEqualTo(0.05);
        assertThat(edge.now()).isEqualTo(0.10);
        assertThat(edge.test().pValue()).isLessThan(0.02);
        assertThat(sides(logNormal(1, 400, 0), logNormal(2, 400, 0)).edge(P95, Math.log(1.2), true))
                .isEmpty();
    }

    @Test
    void theStepsOfACoarseClockAreAnEdgeToo() {
        double[] then = steps(1);
        double[] now = steps(2);

        assertThat(sides(then, now).edge(P95, Math.log(1.2), true)).isPresent();
        // Steps of a hundredth are none.
        assertThat(sides(then, now).edge(P95, Math.log(1.3), true)).isEmpty();
    }

    private static double[] steps(long seed) {
        return java.util.Arrays.stream(logNormal(seed, 400, 0))
                .map(value -> 10 * Math.rint(value * 0.275 / 10))
                .map(value -> Math.max(10, value))
                .toArray();
    }
}
