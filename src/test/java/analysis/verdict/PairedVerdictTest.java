package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What pairs are for, and that they do not cry wolf; {@link PairedVerdicts#main} measures it with more verdicts. */
class PairedVerdictTest {

    private static final int VERDICTS = 40;

    @Test
    void twoServersOfAKindDoNotFailWhetherTheirTimesAreAlikeOrNot() {
        for (PairedVerdicts runs : new PairedVerdicts[] {
            new PairedVerdicts(60, 0.3, 0.05, 1), new PairedVerdicts(60, 0, 0.3, 1), new PairedVerdicts(60, 0.5, 0, 1)
        }) {
            assertThat(runs.share(Level.FAIL, true, VERDICTS))
                    .as(runs.toString())
                    .isLessThanOrEqualTo(2.0 / VERDICTS);
            assertThat(runs.share(Level.PASS, true, VERDICTS))
                    .as(runs.toString())
                    .isGreaterThan(0.8);
        }
    }

    @Test
    void aSlowerServerIsFoundWithFewerGenerationsThanWithoutThePairs() {
        PairedVerdicts slower = new PairedVerdicts(60, 0.4, 0.05, 1.3);

        assertThat(slower.share(Level.FAIL, true, VERDICTS)).isGreaterThan(0.9);
        assertThat(slower.share(Level.FAIL, false, VERDICTS)).isLessThan(0.5);
    }

    @Test
    void theDifferenceIsKnownManyTimesBetter() {
        assertThat(new PairedVerdicts(200, 0.3, 0.05, 1).meanFactor(10)).isGreaterThan(4);
        assertThat(new PairedVerdicts(200, 0, 0.3, 1).meanFactor(10)).isBetween(0.9, 1.1);
    }
}
