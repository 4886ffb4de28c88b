package analysis.summary.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.LifecycleRuns;
import analysis.summary.RunSummary;
import analysis.summary.diagnosis.Diagnosis;
import analysis.summary.diagnosis.DiagnosisRule;
import analysis.summary.load.ReadyScaling.Level;
import analysis.summary.samples.RunData;
import analysis.summary.targets.RatedFigure;
import analysis.summary.targets.Ratings;
import analysis.summary.targets.TargetMetric;
import analysis.summary.targets.TargetsFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked examples of the older suite: a user alone takes 63 s, three 125 s, five 180 s, ten 400 s. */
class ReadyScalingTest {

    private static RunData suite() {
        return LifecycleRuns.slowedDown(1)
                .level(1, 0)
                .level(3, 62.0 / 2)
                .level(5, 117.0 / 4)
                .level(10, 337.0 / 9)
                .data();
    }

    @Test
    void efficiencyIsTheSingleUsersTimeOverTheOverallDuration() {
        ReadyScaling scaling = ReadyScaling.of(List.of(suite())).orElseThrow();

        assertThat(scaling.levels()).extracting(Level::users).containsExactly(1, 3, 5, 10);
        assertThat(scaling.levels()).extracting(Level::overallS).containsExactly(63.0, 125.0, 180.0, 400.0);
        assertThat(scaling.levels().stream().map(scaling::efficiencyPct)).containsExactly(100.0, 50.4, 35.0, 15.75);
        assertThat(scaling.speedUp(scaling.levels().get(1))).isCloseTo(1.512, within(1e-9));
        assertThat(scaling.levels().stream().skip(1).map(scaling::rating))
                .containsExactly(ScalingRating.GOOD, ScalingRating.ACCEPTABLE, ScalingRating.POOR);
    }

    @Test
    void runsOfOneLevelEachAreOneScale() {
        RunData one = LifecycleRuns.slowedDown(1).level(1, 0).data();
        RunData three = LifecycleRuns.slowedDown(1).level(3, 31).data();

        assertThat(ReadyScaling.of(List.of(one))).isEmpty();
        ReadyScaling both = ReadyScaling.of(List.of(three, one)).orElseThrow();
        assertThat(both.efficiencyPct(both.levels().get(1))).isEqualTo(50.4);
    }

    @Test
    void aLevelInWhichAUserFailedIsNoneToCompare() {
        RunData run = LifecycleRuns.slowedDown(1)
                .level(1, 0)
                .failing("mistral:7b")
                .level(3, 0)
                .data();

        assertThat(ReadyScaling.of(List.of(run))).isEmpty();
    }

    @Test
    void tokensOfSuchUsersScaleNothing() {
        RunSummary summary = RunSummary.of(suite());

        assertThat(summary.userSweeps()).isEmpty();
        assertThat(summary.readyScaling()).isPresent();
    }

    @Test
    void findingsAndTargetsTakeItFromThere() {
        assertThat(Diagnosis.of(suite()).stream()
                        .filter(finding -> finding.rule() == DiagnosisRule.SCALING)
                        .flatMap(finding -> finding.observations().stream())
                        .map(observation -> observation.where() + " " + observation.value()))
                .containsExactlyInAnyOrder(
                        "pulls and loads, 3 users 50.4",
                        "pulls and loads, 5 users 35.0",
                        "pulls and loads, 10 users 15.75");
        assertThat(scaling(suite())).containsExactly(50.4);
    }

    /** Three users are the lowest level here, so they say nothing of scaling to three. */
    @Test
    void theLowestLevelIsNoScaling() {
        assertThat(scaling(LifecycleRuns.slowedDown(1).level(3, 31).level(5, 31).data()))
                .isEmpty();
    }

    private static List<Double> scaling(RunData run) {
        return Ratings.of(run, List.of("phi3.5"), TargetsFile.builtIn()).stream()
                .filter(rated -> rated.target().metric() == TargetMetric.SCALING_3_USERS_PCT)
                .map(RatedFigure::value)
                .toList();
    }

    /**
     * Three users who are ready in 65.6 s scale to 96 %, for one alone takes 63 s. Their few tokens, each user's in a short time of
     * its own, would make 77 % or anything else of it.
     */
    @Test
    void scalingOfUsersWhoReadyTheirModelsIsThatOfTheOverallDurationWhereverItIsShown() {
        RunData run = LifecycleRuns.slowedDown(1).level(1, 0).level(3, 1.3125).data();

        ReadyScaling scaling = ReadyScaling.of(List.of(run)).orElseThrow();
        assertThat(scaling.efficiencyPct(scaling.levels().get(1))).isCloseTo(96.0, within(0.01));
        assertThat(Diagnosis.of(run).stream().flatMap(finding -> finding.observations().stream()))
                .filteredOn(one -> one.rule() == DiagnosisRule.SCALING)
                .singleElement()
                .satisfies(one -> assertThat(one.value()).isCloseTo(96.0, within(0.01)));
        assertThat(RunSummary.of(run).userSweeps()).isEmpty();
    }
}
