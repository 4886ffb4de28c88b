package analysis.summary.reading;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import run.Generation;

class ServerClocksTest {

    @Test
    void aMovedGenerationDiffersInNothingButItsTime() {
        Generation row = generation(g -> g.timing(50, 10_000).setUp(1, 2, 3).body(400));

        Generation moved = ServerClocks.moved(row, Duration.ofSeconds(5));

        assertThat(moved.timestamp()).isEqualTo(row.timestamp().plusSeconds(5));
        assertThat(moved).usingRecursiveComparison().ignoringFields("timestamp").isEqualTo(row);
        assertThat(moved.wire()).isNotEqualTo(Generation.Wire.NONE);
    }
}
