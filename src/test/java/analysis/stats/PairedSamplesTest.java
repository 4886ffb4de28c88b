package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedSamplesTest {

    private static final Statistic P50 = new Statistic.Percentile(50);
    private static final Statistic P95 = new Statistic.Percentile(95);
    private static final Statistic MEAN = new Statistic.Mean();

    /** Prompts of very different cost, and a little noise of each server: B takes {@code costMs} longer. */
    private static PairedSamples pairs(long seed, int count, double costMs) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = new double[count];
        double[] b = new double[count];
        for (int i = 0; i < count; i++) {
            double prompt = 100 * Math.exp(0.5 * random.nextGaussian());
            a[i] = prompt + 2 * random.nextGaussian() + 10;
            b[i] = prompt + 2 * random.nextGaussian() + 10 + costMs;
        }
        return new PairedSamples(a, b);
    }

    private static PairedSamples independent(long seed, int count) {
        return new PairedSamples(
                pairs(seed, count, 0).a(), pairs(seed + 1, count, 0).a());
    }

    @Test
    void whatBothHaveInCommonIsNotInTheDifference() {
        MeanDifference difference = pairs(1, 200, 4).difference().orElseThrow();

        assertThat(difference.mean()).isCloseTo(4, within(0.6));
        assertThat(difference.high() - difference.low()).isLessThan(1.5);
        assertThat(difference.isShown()).isTrue();
        assertThat(difference.pairs()).isEqualTo(200);
    }

    /** The interval keeps its 95 %: of 400 of no difference about 20 exclude it. */
    @Test
    void theIntervalOfNoDifferenceHoldsNoneInNineteenOfTwentyCases() {
        int shown = 0;
        for (int seed = 0; seed < 400; seed++) {
            shown += pairs(1000 + seed, 60, 0).difference().orElseThrow().isShown() ? 1 : 0;
        }

        assertThat(shown).isBetween(6, 36);
    }

    @Test
    void aFewPairsHaveNoInterval() {
        assertThat(pairs(1, 4, 4).difference()).isEmpty();
        assertThatThrownBy(() -> new PairedSamples(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCorrelationIsThatOfTheStatisticAndNeverClaimedWhereThereIsNone() {
        PairedSamples alike = pairs(3, 400, 4);

        assertThat(alike.correlation(MEAN)).isGreaterThan(0.97);
        assertThat(alike.correlation(P50)).isBetween(0.8, 0.99);
        // Of 20 beyond all are so on both sides, which of 20 proves little.
        assertThat(alike.correlation(P95)).isBetween(0.6, 0.8);
        assertThat(pairs(3, 50, 4).correlation(P95)).isZero();
        assertThat(independent(5, 400).correlation(MEAN)).isLessThan(0.1);
        double[] reversed = Arrays.stream(alike.a()).map(value -> 1000 - value).toArray();
        assertThat(new PairedSamples(alike.a(), reversed).correlation(MEAN)).isZero();
        assertThat(new PairedSamples(new double[] {1, 1, 1, 1, 1, 1}, new double[] {1, 1, 1, 1, 1, 1}).correlation(P50))
                .isZero();
    }

    /** Two in ten pairs have only B beyond the limit and none only A: (1/2)^20 of 100 pairs. */
    @Test
    void thePairsThatDifferAreCounted() {
        double[] a = new double[100];
        double[] b = new double[100];
        for (int i = 0; i < 100; i++) {
            a[i] = i % 10 < 3 ? 2 : 1;
            b[i] = i % 10 < 5 ? 2 : 1;
        }
        PairedSamples pairs = new PairedSamples(a, b);

        TwoSides.Proof proof = pairs.beyond(1.5, true, false, 1);
        assertThat(proof.pValue()).isCloseTo(Math.pow(0.5, 20), within(1e-12));
        assertThat(proof.smallest()).isEqualTo(proof.pValue());
        assertThat(pairs.beyond(1.5, false, false, 1).pValue()).isEqualTo(1);
        assertThat(pairs.beyond(2, true, true, 1)).isEqualTo(proof);
        assertThat(pairs.beyond(1.5, true, false, 2).pValue()).isCloseTo(Math.pow(0.5, 10), within(1e-9));
    }

    @Test
    void pairsNarrowTheVerdictsIntervalAndKeepItsMiddle() {
        PairedSamples pairs = pairs(7, 400, 0);
        LogRatio paired = ratio(pairs, Optional.of(pairs), MEAN);
        LogRatio unpaired = ratio(pairs, Optional.empty(), MEAN);

        assertThat(paired.log()).isEqualTo(unpaired.log());
        assertThat(unpaired.above() / paired.above()).isGreaterThan(5);
        assertThat(ratio(pairs, Optional.of(pairs), P95).above())
                .isLessThan(0.8 * ratio(pairs, Optional.empty(), P95).above());
    }

    private static LogRatio ratio(PairedSamples samples, Optional<PairedSamples> pairs, Statistic statistic) {
        TwoSides sides =
                TwoSides.of(List.of(samples.a()), samples.b(), true, pairs).orElseThrow();
        return LogRatio.of(
                sides.before(statistic, 1),
                sides.now(statistic, 1),
                RunSpread.assumed(0),
                sides.correlation(statistic),
                3);
    }
}
