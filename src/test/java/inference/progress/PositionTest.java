package inference.progress;

import static org.assertj.core.api.Assertions.assertThat;

import inference.progress.Position.Unit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionTest {

    @ParameterizedTest
    @CsvSource({
        "37, 100, 7400, 12600", // 200 ms each, 63 to go
        "100, 100, 7400, 0",
        "120, 100, 7400, 0", // a server that sent more than it had announced
        "1, 3, 500, 1000"
    })
    void leftIsWhatIsLeftOfTheCountAtTheSpeedSoFar(long done, long total, long elapsedMs, long leftMs) {
        assertThat(counted(done, total, elapsedMs).left()).contains(Duration.ofMillis(leftMs));
    }

    @Test
    void withoutASpeedOrAnEndNothingIsLeftToSay() {
        assertThat(counted(0, 100, 5000).left()).isEmpty();
        assertThat(counted(7, 0, 5000).left()).isEmpty();
    }

    @Test
    void aLengthCountsAndNotTheRequests() {
        assertThat(timed(9, Duration.ofSeconds(12), Duration.ofMinutes(1)).left())
                .contains(Duration.ofSeconds(48));
        assertThat(timed(9, Duration.ofSeconds(61), Duration.ofMinutes(1)).left())
                .as("its last requests are still under way")
                .contains(Duration.ZERO);
    }

    @Test
    void wordsNameWhatTheyCount() {
        assertThat(PositionText.of(counted(37, 100, 7400))).isEqualTo("part · 37 of 100 · 13 s left");
        assertThat(PositionText.of(counted(0, 100, 7400))).isEqualTo("part · 0 of 100 · 8 s");
        assertThat(PositionText.of(counted(0, 1, 2000)))
                .as("one thing is not counted")
                .isEqualTo("part · 2 s");
        assertThat(PositionText.of(timed(412, Duration.ofSeconds(12), Duration.ofMinutes(1))))
                .isEqualTo("part · 412 done · 48 s left");
        assertThat(PositionText.of(new Position(
                        "pull", Unit.BYTES, 2_100_000_000, 4_700_000_000L, Duration.ofSeconds(5), Duration.ZERO)))
                .isEqualTo("pull · 2.10 GB of 4.70 GB · 420 MB/s · 7 s left");
        assertThat(PositionText.of(new Position("load", Unit.BYTES, 0, 0, Duration.ofSeconds(5), Duration.ZERO)))
                .isEqualTo("load · 5 s");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "1, 1 s", "59000, 59 s", "59001, 1 min 00 s", "200000, 3 min 20 s", "7500000, 2 h 05 min"})
    void timesHaveTheUnitThatMatters(long ms, String text) {
        assertThat(PositionText.time(Duration.ofMillis(ms))).isEqualTo(text);
    }

    static Position counted(long done, long total, long elapsedMs) {
        return new Position("part", Unit.REQUESTS, done, total, Duration.ofMillis(elapsedMs), Duration.ZERO);
    }

    private static Position timed(long done, Duration elapsed, Duration length) {
        return new Position("part", Unit.REQUESTS, done, 0, elapsed, length);
    }
}
