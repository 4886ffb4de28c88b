package analysis.summary.reading;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.summary.samples.Warning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import run.ClientHealth;
import run.RunInfo;
import run.RunInfoBuilder;

class ClockCheckTest {

    private final ClockCheck check = new ClockCheck();

    private void row(double startMs, double streamMs) {
        check.add(Generations.generation(g -> g.startMs(startMs).streamMs(streamMs)));
    }

    private Optional<Warning> found(long startMs, long endMs) {
        RunInfo info = SyntheticRun.info("", List.of("m"), List.of("s"));
        return check.against(RunInfoBuilder.of(info)
                .start(Generations.START.plus(Duration.ofMillis(startMs)))
                .end(Generations.START.plus(Duration.ofMillis(endMs)))
                .seed(1)
                .quick(false)
                .clientHealth(null)
                .build());
    }

    @Test
    void timesThatFitAreNotSpokenOf() {
        row(0, 5_000);
        row(3_000, 1_900);
        row(5_000, 1_000);

        assertThat(found(-100, 6_100)).isEmpty();
    }

    @Test
    void aStepThatTheTimesDoNotFollowIsNoMoreThanSaid() {
        row(0, 1_000);
        RunInfo info = SyntheticRun.info("", List.of("m"), List.of("s"));

        Optional<Warning> found = check.against(info.ended(
                info.end(), new ClientHealth(null, null, null, null).completed(Duration.ofMinutes(-60), null)));

        assertThat(found.orElseThrow().kind()).isEqualTo(Warning.Kind.CLOCK_SET);
        assertThat(found.orElseThrow().what()).isEqualTo("The wall clock was set back by 3600.0 s during the run.");
    }

    @Test
    void aStepBackIsNamedWithItsRowAndSize() {
        row(0, 1_000);
        row(1_000, 1_000);
        row(-58_000, 1_000);

        assertThat(found(-60_000, 2_100).orElseThrow()).satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Warning.Kind.CLOCK_STEP);
            assertThat(warning.what()).contains("at row 3 the times of generations.csv jump by 59.0 s");
        });
    }

    /** One that began before the step ends after it, by another clock, before one that began behind it. */
    @Test
    void aStepForwardShowsInARequestThatWasUnderWay() {
        row(3_600_000, 1_000);
        row(0, 5_000);

        assertThat(found(0, 3_601_500).orElseThrow().what()).contains("at row 2", "jump by 3596.0 s");
    }

    @Test
    void aRunThatEndsBeforeItsRowsOrItsStartIsNamed() {
        row(0, 1_000);
        row(10_000, 1_000);

        assertThat(found(0, 5_000).orElseThrow().what()).contains("the last generation ends 6.0 s after the run");
        assertThat(found(4_000, 12_000).orElseThrow().what())
                .contains("the first generation starts 4.0 s before the run");
        assertThat(found(0, -7_000).orElseThrow().what()).contains("run.json ends 7.0 s before it starts");
    }
}
