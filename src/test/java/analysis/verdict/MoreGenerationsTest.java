package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.LifecycleRuns;
import analysis.fixtures.SyntheticRun;
import analysis.summary.samples.RunData;
import analysis.verdict.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoreGenerationsTest {

    private static final Policy POLICY = Policy.standard();

    private static RunData ofRuns(int runs) {
        return Runs.with(
                new SyntheticRun(1).generationsPerSeries(runs).series("Short"),
                info -> Runs.setting("measurementRuns", Integer.toString(runs)).apply(info));
    }

    @Test
    void aRunOfFiveNamesTheLineToRunInstead() {
        assertThat(MoreGenerations.tooFew(ofRuns(5), POLICY))
                .contains("Too few generations for a verdict: the smallest series has 5 generations, and a"
                        + " figure needs 20. Run it again with -DmeasurementRuns=200");
    }

    @Test
    void aRunOfEnoughSaysNothing() {
        assertThat(MoreGenerations.tooFew(ofRuns(20), POLICY)).isEmpty();
    }

    /** More of the same would fail too. */
    @Test
    void aRunWhoseServerFailedIsNotSentAgainForLonger() {
        RunData run = Runs.with(
                new SyntheticRun(1).generationsPerSeries(5).series("Short").failureRate(1),
                info -> Runs.setting("measurementRuns", "5").apply(info));

        assertThat(MoreGenerations.tooFew(run, POLICY)).isEmpty();
    }

    @Test
    void pullsAndLoadsAreJudgedHoweverFew() {
        RunData run = LifecycleRuns.slowedDown(1).level(3, 0).data();

        assertThat(MoreGenerations.tooFew(run, POLICY)).isEmpty();
        assertThat(new BaselineRecorder(POLICY).warnings(List.of(run))).isEmpty();
    }
}
