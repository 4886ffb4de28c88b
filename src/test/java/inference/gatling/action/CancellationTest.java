package inference.gatling.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private static final Duration AFTER = Duration.ofSeconds(1);

    @Test
    void theShareIsMetAndTheSameInEveryRun() {
        assertThat(cancelled(0.3, 42)).isEqualTo(cancelled(0.3, 42)).isNotEqualTo(cancelled(0.3, 43));
        assertThat(cancelled(0.3, 42).length).isBetween(2850, 3150); // 10,000 draws: 3000 ± 3.3 sd
        assertThat(cancelled(1, 42)).hasSize(10_000);
        assertThat(Cancellation.NONE.of(1, 1)).isEmpty();
    }

    private static int[] cancelled(double rate, int seed) {
        Cancellation cancellation = new Cancellation(rate, AFTER, seed);
        return IntStream.range(0, 10_000)
                .filter(i -> cancellation.of(i / 100, i % 100).isPresent())
                .toArray();
    }
}
