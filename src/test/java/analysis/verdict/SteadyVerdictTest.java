package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SettlingLevel;
import org.junit.jupiter.api.Test;

/** A small part of the table that {@link SteadyCurve} measures. */
class SteadyVerdictTest {

    private static final int VERDICTS = 40;
    private static final SettlingLevel LEVEL = SettlingLevel.of(16, 400);

    private static double share(Level level, SettlingLevel then, SettlingLevel now) {
        return SteadyCurve.levels(VERDICTS, 5000, then, now).stream()
                        .filter(level::equals)
                        .count()
                / (double) VERDICTS;
    }

    @Test
    void rampWarmUpAndDrainMakeNoFalseAlarm() {
        assertThat(share(Level.FAIL, LEVEL, LEVEL)).isZero();
        assertThat(share(Level.FAIL, LEVEL, LEVEL.withWarmUp(1))).isZero();
        assertThat(share(Level.FAIL, LEVEL.withDrift(0.2), LEVEL.withDrift(0.2)))
                .isZero();
    }

    @Test
    void aSlowerServerIsFoundBehindItsWarmUp() {
        assertThat(share(Level.FAIL, LEVEL.withWarmUp(1), LEVEL.withWarmUp(1).slower(1.3)))
                .isGreaterThan(0.9);
    }
}
