package inference.gatling.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunClockTest {

    private static final Instant START = Instant.parse("2026-03-29T00:59:59Z");

    private Instant wall = START;
    private long ns = -5_000_000_000L;
    private final RunClock clock = new RunClock(() -> wall, () -> ns);

    private void pass(Duration time) {
        wall = wall.plus(time);
        ns += time.toNanos();
    }

    @Test
    void aWallClockThatIsSetMovesNoTimeOfTheRun() {
        pass(Duration.ofSeconds(10));
        wall = wall.minusSeconds(3600);
        pass(Duration.ofSeconds(10));

        assertThat(clock.now()).isEqualTo(START.plusSeconds(20));
        assertThat(clock.at(ns - 1_500_000)).isEqualTo(START.plusSeconds(20).minusNanos(1_500_000));
        assertThat(clock.step()).isEqualTo(Duration.ofHours(-1));
    }

    @Test
    void aWallClockThatIsLeftAloneHasNoStep() {
        pass(Duration.ofHours(24));

        assertThat(clock.step()).isZero();
    }
}
