package inference.gatling.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConnectPausesTest {

    @Test
    void theyDoubleUpToALimit() {
        for (int inARow = 1; inARow < 100; inARow++) {
            Duration full = inARow > 7 ? ConnectPauses.LONGEST : ConnectPauses.FIRST.multipliedBy(1L << (inARow - 1));
            assertThat(ConnectPauses.length(5, inARow)).isBetween(full.dividedBy(2), full);
        }
    }

    @Test
    void usersWhoFailTogetherDoNotComeBackTogether() {
        assertThat(LongStream.range(0, 100)
                        .mapToObj(user -> ConnectPauses.length(user, 3))
                        .distinct())
                .hasSizeGreaterThan(95);
        assertThat(IntStream.range(0, 3)
                        .mapToObj(again -> ConnectPauses.length(7, 3))
                        .distinct())
                .hasSize(1);
    }
}
