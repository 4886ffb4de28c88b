package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.summary.samples.RunData;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.policy.Policy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.RunInfo;
import run.RunInfoBuilder;

class BaselineHistoryTest {

    private static final Policy POLICY = Policy.standard();
    private static final BaselineHistory HISTORY = new BaselineHistory(POLICY);

    /** A run of its own time, so many per cent slower than the first. */
    private static RunData run(int number, double slower) {
        return Runs.with(
                Runs.steady(number).generationsPerSeries(100).firstToken(200 * (1 + slower / 100), 0.05),
                info -> at(info, number));
    }

    private static RunInfo at(RunInfo info, int number) {
        return RunInfoBuilder.of(info)
                .start(info.start().plusSeconds(3600L * number))
                .end(info.end().plusSeconds(3600L * number))
                .build();
    }

    private static Baseline first() {
        return new BaselineRecorder(POLICY).record("main", Instant.EPOCH, List.of(run(1, 0)));
    }

    @Test
    void theOldestRunLeavesAndTheFirstIsRemembered() {
        Baseline baseline = first();
        for (int number = 2; number <= 15; number++) {
            BaselineHistory.Addition addition = HISTORY.add(baseline, run(number, 0), Instant.EPOCH);
            assertThat(addition.objections()).as("run " + number).isEmpty();
            baseline = addition.baseline();
        }

        assertThat(baseline.runs()).hasSize(POLICY.keepRuns());
        assertThat(baseline.runs().get(0).start()).isEqualTo(run(6, 0).info().start());
        assertThat(baseline.firstSet().start()).isEqualTo(run(1, 0).info().start());
    }

    /** Its runs' values are in no order: said to be of today's version, they would be taken for a course in time. */
    @Test
    void aBaselineOfAnOlderVersionStaysOne() {
        Baseline now = first();
        Baseline old = new Baseline(1, now.name(), now.created(), now.fingerprint(), now.runs(), null);

        Baseline grown = HISTORY.add(old, run(2, 0), Instant.EPOCH).baseline();

        assertThat(grown.schema()).isEqualTo(1);
        assertThat(grown.runs()).hasSize(2);
    }

    /** Each run is 4 % slower than the last, which no single verdict can see. */
    @Test
    void aSlowDriftIsStopped() {
        Baseline baseline = first();
        int accepted = 0;
        List<String> objections = List.of();
        for (int number = 2; number <= 15 && objections.isEmpty(); number++) {
            BaselineHistory.Addition addition = HISTORY.add(baseline, run(number, 4 * (number - 1)), Instant.EPOCH);
            objections = addition.objections();
            baseline = addition.baseline();
            accepted++;
        }

        assertThat(objections).anyMatch(objection -> objection.startsWith("The baseline would drift"));
        assertThat(accepted).isBetween(4, 8);
    }

    @Test
    void aRunIsTakenOnceAndARegressionNever() {
        assertThat(HISTORY.add(first(), run(1, 0), Instant.EPOCH).objections())
                .singleElement()
                .asString()
                .contains("already");
        assertThat(HISTORY.add(first(), run(2, 50), Instant.EPOCH).objections())
                .first()
                .asString()
                .contains("worse than the baseline");
    }
}
