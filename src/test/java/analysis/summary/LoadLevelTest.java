package analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.PageRuns;
import analysis.fixtures.ServerRuns;
import analysis.stats.Metric;
import analysis.stats.Percentiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.Cell;

class LoadLevelTest {

    private static final RunData DATA =
            PageRuns.matrix(List.of("a", "b", "c"), List.of(55, 800), List.of(1, 4, 16), 20);

    @Test
    void percentilesOfALevelAreOverAllItsSamples() {
        for (LoadLevel level : RunSummary.of(DATA).levels()) {
            String users = "users=" + level.load().users().orElseThrow();
            double[] latencies = DATA.cells().entrySet().stream()
                    .filter(cell -> cell.getKey().series().endsWith(users))
                    .map(Map.Entry::getValue)
                    .flatMapToDouble(cell -> Arrays.stream(cell.samples(Metric.LATENCY_MS)))
                    .sorted()
                    .toArray();

            assertThat(level.load().name()).isEqualTo(users);
            assertThat(level.cells()).isEqualTo(6);
            assertThat(level.summary().metric(Metric.LATENCY_MS).orElseThrow().p95())
                    .isEqualTo(Percentiles.ofSorted(latencies, 95));
        }
    }

    @Test
    void levelsTogetherAreTheRun() {
        List<LoadLevel> levels = RunSummary.of(DATA).levels();

        assertThat(levels)
                .extracting(level -> level.load().users().orElseThrow())
                .containsExactly(1, 4, 16);
        assertThat(levels.stream()
                        .mapToLong(level -> level.summary().generations())
                        .sum())
                .isEqualTo(RunSummary.of(DATA).overall().generations());
    }

    @Test
    void ratesAreLevelsToo() {
        assertThat(RunSummary.of(ServerRuns.rates()).levels())
                .extracting(level -> level.load().name())
                .containsExactly("rate=1/s", "rate=2/s", "rate=4/s", "rate=8/s", "rate=16/s");
    }

    @Test
    void whatIsInTheTableOfSeriesAlreadyIsNotRepeated() {
        assertThat(RunSummary.of(PageRuns.matrix(List.of("a"), List.of(55), List.of(1, 2), 5))
                        .levels())
                .isEmpty();
        assertThat(RunSummary.of(PageRuns.matrix(List.of("a", "b"), List.of(55, 800), List.of(1), 5))
                        .levels())
                .isEmpty();
    }

    @Test
    void moreArrivalsThanCanBeServedCompleteNoFaster() {
        List<LoadLevel> levels = LoadSweep.byRate(ServerRuns.rates()).get(0).levels();

        assertThat(ServerRuns.rates().cells()).containsKey(new Cell("llama3.1:8b", "rate=16"));
        assertThat(levels)
                .extracting(level -> level.load().ratePerS().orElseThrow())
                .containsExactly(1.0, 2.0, 4.0, 8.0, 16.0);
        assertThat(levels.get(4).value(Figure.REQUESTS_PER_S)).isBetween(9.5, 10.1);
        assertThat(levels.get(4).value(Quantity.LATENCY.p50()))
                .isGreaterThan(5 * levels.get(0).value(Quantity.LATENCY.p50()));
    }
}
