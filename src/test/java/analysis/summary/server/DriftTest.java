package analysis.summary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import run.RunInfo;
import run.RunInfo.Series;
import run.RunInfoBuilder;

class DriftTest {

    private static final long MINUTE_MS = 60_000;

    private static RunInfo info(String simulation) {
        RunInfo base = SyntheticRun.info("", List.of("m"), List.of());
        return RunInfoBuilder.of(base)
                .simulation(simulation)
                .series(List.of(
                        Series.closed("plateau", 4).answers(100),
                        Series.closed("ramp", null).answers(100)))
                .build();
    }

    /** Five hours, a generation a minute; its first token 6 ms later every hour, within noise of 2 ms. */
    private static List<Drift> drift(String simulation, String series) {
        SplittableRandom random = new SplittableRandom(3);
        RunBuilder builder = new RunBuilder().injector(info(simulation));
        for (int minute = 0; minute < 300; minute++) {
            double ttft = 50 + minute * 0.1 + 2 * random.nextGaussian();
            long startMs = minute * MINUTE_MS;
            builder.add(Generations.generation(
                    g -> g.cell("m", series).startMs(startMs).timing(ttft, 10_000, 10_000)));
        }
        return Drift.of(builder.build());
    }

    @Test
    void findsWhatGrowsWorseByTheHour() {
        Drift ttft = drift("Soak", "plateau").get(0);

        assertThat(ttft.figure()).isEqualTo("first_token_ms");
        assertThat(ttft.perHour().slope()).isCloseTo(6, within(0.5));
        assertThat(ttft.perHour().rises()).isTrue();
    }

    @Test
    void whatChangesWithTheLoadIsNoDrift() {
        assertThat(drift("Soak", "ramp")).isEmpty();
        assertThat(drift("MultiUser", "plateau")).isEmpty();
    }
}
