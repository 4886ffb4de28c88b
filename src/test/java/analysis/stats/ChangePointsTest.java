package analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.stats.ChangePoints.Step;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChangePointsTest {

    private static final double ALPHA = 0.01;

    /** Runs that vary by {@code noise}; each level is a factor for as many runs as it has. */
    private static double[] history(long seed, double noise, double... levels) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[levels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 200 * levels[i] * Math.exp(noise * random.nextGaussian());
        }
        return values;
    }

    private static double[] level(int before, int after, double factor) {
        double[] levels = new double[before + after];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i < before ? 1 : factor;
        }
        return levels;
    }

    @Test
    void aStepIsFoundAtItsRunWithItsSize() {
        List<Step> steps = ChangePoints.of(history(1, 0.02, level(8, 7, 1.18)), ALPHA);

        assertThat(steps).hasSize(1);
        assertThat(steps.get(0).at()).isEqualTo(8);
        assertThat(steps.get(0).change()).isCloseTo(0.18, within(0.04));
    }

    @Test
    void aStepUpAndOneBackAreTwo() {
        double[] levels = new double[24];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i < 8 ? 1 : i < 16 ? 1.3 : 0.9;
        }

        assertThat(ChangePoints.of(history(2, 0.02, levels), ALPHA))
                .extracting(Step::at)
                .containsExactly(8, 16);
    }

    /** The promise: at most one history in a hundred has a step where there is none, of 1,000 about ten. */
    @Test
    void chanceMakesNoSteps() {
        for (int runs : new int[] {6, 12, 40}) {
            int wrong = 0;
            for (int seed = 0; seed < 1000; seed++) {
                wrong += ChangePoints.of(history(seed, 0.05, level(runs, 0, 1)), ALPHA)
                                .isEmpty()
                        ? 0
                        : 1;
            }
            assertThat(wrong).as(runs + " runs").isLessThanOrEqualTo(20);
        }
    }

    @Test
    void nineOfTenStepsOfFifteenPercentAreFoundInAHistoryThatVariesByThree() {
        int found = 0;
        for (int seed = 0; seed < 200; seed++) {
            found += ChangePoints.of(history(seed, 0.03, level(8, 6, 1.15)), ALPHA).stream()
                            .anyMatch(step -> Math.abs(step.at() - 8) <= 1)
                    ? 1
                    : 0;
        }

        assertThat(found).isGreaterThan(180);
    }

    @Test
    void aSingleStrayRunAndASmallStepAndTooFewRunsAreNone() {
        double[] stray = history(3, 0.01, level(12, 0, 1));
        stray[5] *= 2;

        assertThat(ChangePoints.of(stray, ALPHA)).isEmpty();
        assertThat(ChangePoints.of(history(4, 0.0001, level(8, 8, 1.01)), ALPHA))
                .isEmpty();
        assertThat(ChangePoints.of(history(5, 0.001, level(2, 3, 2)), ALPHA)).isEmpty();
        assertThat(ChangePoints.of(new double[] {1, 1, 1, 0, 2, 2, 2}, ALPHA)).isEmpty();
        assertThat(ChangePoints.of(level(3, 3, 2), ALPHA)).containsExactly(new Step(3, 1));
    }
}
