package inference.telemetry;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import run.Outcome;

class LiveFiguresTest {

    private static final long S = 1_000_000_000L;

    private final LiveFigures figures = new LiveFigures();

    @Test
    void areThoseOfTheLastTenSeconds() {
        assertThat(figures.text(0)).isEmpty();
        figures.add(generation(g -> g.timing(5_000, 90_000)), 0);
        for (int i = 1; i <= 20; i++) {
            int ms = 100 * i;
            figures.add(generation(g -> g.timing(ms, 20_000, 30_000)), 9 * S);
        }
        assertThat(figures.text(10 * S))
                .as("62 tokens in ten seconds")
                .isEqualTo("TTFT 1100/2000 ms · TPOT 25.0/25.0 ms · 6 tokens/s");
        assertThat(figures.text(11 * S)).startsWith("TTFT 1000/1900 ms");
        assertThat(figures.text(20 * S)).isEmpty();
    }

    @Test
    void timesAreThoseOfSuccessfulGenerations() {
        figures.add(generation(g -> g.timing(70, 20_000)), S);
        figures.add(generation(g -> g.timing(1, 10).failed(Outcome.http(500), "boom")), S);
        assertThat(figures.text(2 * S)).startsWith("TTFT 70.0/70.0 ms · TPOT 20.0/20.0 ms");
    }
}
