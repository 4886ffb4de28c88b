package analysis.summary.samples;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.stats.Metric;
import analysis.summary.reading.RunBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.Cell;
import run.Generation;
import run.Outcome;
import run.Phase;

class RunDataTest {

    private static final Cell CELL = new Cell("llama3.2:3b", "Short");

    private static RunData dataOf(List<Generation> generations) {
        RunBuilder builder = new RunBuilder().injector(new SyntheticRun(1).info());
        generations.forEach(builder::add);
        return builder.build();
    }

    @Test
    void samplesAreThoseOfSuccessfulGenerationsInOrderOfTheirStart() {
        CellData data = dataOf(List.of(
                        generation(g -> g.startMs(200).timing(30, 5_000, 6_000)),
                        generation(g -> g.startMs(0).timing(10, 1_000)),
                        generation(g ->
                                g.startMs(100).timing(20, 9_000).failed(Outcome.of(Outcome.Kind.TRUNCATED), "cut"))))
                .cells()
                .get(CELL);

        assertThat(data.generations()).isEqualTo(3);
        assertThat(data.ok()).isEqualTo(2);
        assertThat(data.samples(Metric.FIRST_TOKEN_MS)).containsExactly(10, 30);
        assertThat(data.gapsUs()).containsExactly(1_000, 5_000, 6_000);

        assertThat(data.errors()).containsOnlyKeys(Outcome.of(Outcome.Kind.TRUNCATED));
        assertThat(data.tokens().output()).isEqualTo(5);
    }

    @Test
    void warmUpIsLeftOut() {
        assertThat(dataOf(List.of(generation(g -> g.phase(Phase.WARMUP)))).cells())
                .isEmpty();
    }

    @Test
    void anAbsentValueIsNoSample() {
        CellData data =
                dataOf(List.of(generation(g -> g.withoutContent(50)))).cells().get(CELL);

        assertThat(data.ok()).isEqualTo(1);
        assertThat(data.samples(Metric.FIRST_TOKEN_MS)).isEmpty();
        assertThat(data.samples(Metric.STREAM_MS)).containsExactly(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfRowsIsOfNoConsequence(long seed) {
        List<Generation> rows =
                new ArrayList<>(new SyntheticRun(seed).failureRate(0.1).gaps(3).generations());
        // Ties in time, as several injectors have them.
        rows.addAll(new SyntheticRun(seed + 100).failureRate(0.1).gaps(3).generations());
        RunData straight = dataOf(rows);
        Collections.shuffle(rows, new Random(seed));
        RunData shuffled = dataOf(rows);

        assertThat(shuffled.cells().keySet()).isEqualTo(straight.cells().keySet());
        shuffled.cells().forEach((cell, data) -> {
            CellData other = straight.cells().get(cell);
            for (Metric metric : Metric.values()) {
                assertThat(data.samples(metric)).as("%s", metric).containsExactly(other.samples(metric));
            }
            assertThat(data.gapsUs()).containsExactly(other.gapsUs());

            assertThat(data.errors()).isEqualTo(other.errors());
        });
    }

    @Test
    void gapsOfManyChunksComeBackInOrder() {
        int[] gaps = java.util.stream.IntStream.range(1, 20_000).toArray();
        CellData data = dataOf(List.of(
                        generation(g -> g.startMs(500).timing(1, gaps)),
                        generation(g -> g.startMs(0).timing(1, gaps))))
                .cells()
                .get(CELL);

        int[] pooled = data.gapsUs();
        assertThat(java.util.Arrays.copyOf(pooled, gaps.length)).containsExactly(gaps);
        assertThat(java.util.Arrays.copyOfRange(pooled, gaps.length, pooled.length))
                .containsExactly(gaps);
    }

    @Test
    void theSampleMessageIsTheShortestWhateverTheOrder() {
        Outcome outcome = Outcome.http(429);
        List<Generation> rows = List.of(
                generation(g -> g.failed(outcome, "b much longer")),
                generation(g -> g.startMs(1).failed(outcome, "")),
                generation(g -> g.startMs(2).failed(outcome, "slow down")));

        assertThat(dataOf(rows).cells().get(CELL).errors()).containsEntry(outcome, new ErrorCount(3, "slow down"));
    }
}
