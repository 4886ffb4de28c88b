package analysis.summary.server;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.LifecycleRuns;
import analysis.summary.RunSummary;
import analysis.summary.figures.Quantity;
import analysis.summary.samples.ErrorCount;
import analysis.summary.samples.RunData;
import analysis.summary.server.LifecycleSummary.Operations;
import analysis.summary.server.LifecycleSummary.Together;
import analysis.summary.targets.Ratings;
import analysis.summary.targets.TargetMetric;
import analysis.summary.targets.TargetsFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;
import run.Outcome.Kind;

class LifecycleSummaryTest {

    private static final String MESSAGE = "no space left on device";
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void severalUsersAreComparedWithOneAfterTheOther() {
        LifecycleSummary summary = LifecycleSummary.of(List.of(
                event(1, 0, Operation.PULL, 28_450, Outcome.OK),
                event(1, 28_450, Operation.COLD_LOAD, 12_340, Outcome.OK),
                event(2, 1000, Operation.PULL, 52_100, Outcome.OK),
                event(2, 53_100, Operation.COLD_LOAD, 22_150, Outcome.OK),
                event(2, 76_000, Operation.UNLOAD, 900_000, Outcome.OK)));
        Together together = summary.together().get(0);
        assertThat(together.users()).isEqualTo(2);
        assertThat(together.okUsers()).isEqualTo(2);
        assertThat(together.overallMs()).isEqualTo(75_250);
        assertThat(together.sumMs()).isEqualTo(28_450 + 12_340 + 52_100 + 22_150);
        assertThat(together.maxMs()).isEqualTo(52_100 + 22_150);
        assertThat(together.speedUp()).hasValue(115_040 / 75_250.0);
        assertThat(together.pullMs()).hasValueSatisfying(pulls -> {
            assertThat(pulls.min()).isEqualTo(28_450);
            assertThat(pulls.max()).isEqualTo(52_100);
        });
        assertThat(together.loadMs().orElseThrow().max()).isEqualTo(22_150);
    }

    /** The time of the older suite: 45.67 s + 18.32 s. */
    @Test
    void aWarmLoadIsNoPartOfTheTimeUntilAModelIsReady() {
        Together together = LifecycleSummary.of(List.of(
                        event(1, 0, Operation.UNLOAD, 3, Outcome.OK),
                        event(1, 1003, Operation.PULL, 45_670, Outcome.OK),
                        event(1, 46_673, Operation.COLD_LOAD, 18_320, Outcome.OK),
                        event(1, 66_000, Operation.WARM_LOAD, 2140, Outcome.OK)))
                .together()
                .get(0);
        assertThat(together.overallMs())
                .isEqualTo(together.sumMs())
                .isEqualTo(together.maxMs())
                .isEqualTo(63_990);
        assertThat(together.speedUp()).hasValue(1);
        assertThat(together.loadMs().orElseThrow().min()).isEqualTo(18_320);
    }

    @Test
    void failuresAreCountedAndHaveNoTimes() {
        LifecycleSummary summary = LifecycleSummary.of(List.of(
                event(1, 0, Operation.PULL, 60_000, Outcome.of(Kind.TIMEOUT_IDLE)),
                event(2, 1, Operation.PULL, 1000, Outcome.OK),
                event(3, 2, Operation.PULL, 3000, Outcome.OK),
                event(4, 3, Operation.DELETE, 7, Outcome.http(500))));
        Operations pulls = summary.operations().get(0);
        assertThat(pulls.count()).isEqualTo(3);
        assertThat(pulls.ok()).isEqualTo(2);
        assertThat(pulls.meanMs()).hasValue(2000);
        assertThat(pulls.minMs()).hasValue(1000);
        assertThat(pulls.maxMs()).hasValue(3000);
        assertThat(pulls.bytes()).hasValue(5_000_000);
        assertThat(pulls.errors()).containsOnly(Map.entry(Outcome.of(Kind.TIMEOUT_IDLE), new ErrorCount(1, MESSAGE)));
        Operations deletions = summary.operations().get(1);
        assertThat(deletions.ok()).isZero();
        assertThat(deletions.meanMs()).isEmpty();
        assertThat(deletions.bytes()).isEmpty();
        assertThat(summary.together().get(0).okUsers()).isEqualTo(2);
    }

    @Test
    void aPullOfNothingIsNoTimeOfAPull() {
        RunData run = LifecycleRuns.slowedDown(1).there().level(3, 0).data();
        Operations pulls = LifecycleSummary.of(run.lifecycle()).operations().get(0);

        assertThat(pulls.operation()).isEqualTo(Operation.PULL);
        assertThat(pulls.there()).isEqualTo(pulls.ok()).isEqualTo(1);
        assertThat(pulls.meanMs()).isEmpty();
        assertThat(pulls.bytes()).isEmpty();
        assertThat(Quantity.PULL.of(RunSummary.of(run).overall())).isEmpty();
        assertThat(Ratings.of(run, List.of("phi3.5"), TargetsFile.builtIn()))
                .extracting(rated -> rated.target().metric())
                .contains(TargetMetric.COLD_LOAD_S)
                .doesNotContain(TargetMetric.DOWNLOAD_S);
    }

    @Test
    void withoutEventsThereIsNothing() {
        assertThat(LifecycleSummary.of(List.of())).isEqualTo(new LifecycleSummary(List.of(), List.of()));
    }

    private static LifecycleEvent event(long user, long atMs, Operation operation, double durationMs, Outcome outcome) {
        boolean pulled = operation == Operation.PULL && outcome.isOk();
        return new LifecycleEvent(
                START.plusMillis(atMs),
                "phi3.5",
                operation,
                outcome,
                outcome.isOk() ? "" : MESSAGE,
                durationMs,
                pulled ? OptionalLong.of(5_000_000) : OptionalLong.empty(),
                user,
                "users=2");
    }
}
