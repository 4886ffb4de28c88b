package analysis.summary.load;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import run.Generation;
import run.RunInfo;
import run.RunInfoBuilder;

class LoadSweepTest {

    private static final String MODEL = "m";

    @Test
    void setsEachLevelAgainstTheLowestAndFindsTheBestBalance() {
        // The progress report's figures: 1,188 ms at 1; 1,581 ms at 2; 2,365 ms at 4 with hardly more requests/s.
        LoadSweep sweep = LoadSweep.byUsers(run(
                        List.of(level(4), level(1), level(2)),
                        at(1, 0, 1188),
                        at(1, 1188, 1188),
                        at(2, 5000, 1581),
                        at(2, 5000, 1581),
                        at(4, 9000, 2365),
                        at(4, 9000, 2365),
                        at(4, 9000, 2900),
                        at(4, 9000, 2900)))
                .get(0);
        assertThat(sweep.levels())
                .extracting(level -> level.load().users().orElseThrow())
                .containsExactly(1, 2, 4);
        LoadLevel two = sweep.levels().get(1);
        assertThat(sweep.gain(two, Figure.REQUESTS_PER_S)).isCloseTo(1.5, within(0.01));
        assertThat(100 * (sweep.gain(two, Quantity.LATENCY.mean()) - 1)).isCloseTo(33, within(0.2));
        assertThat(sweep.best().load().users()).contains(2);
    }

    @Test
    void fewerGenerationsThanFiveOnASideOrThanUsersAreMarked() {
        assertThat(isFew(4, 5, 5)).isFalse();
        assertThat(isFew(4, 4, 5)).isTrue();
        assertThat(isFew(4, 5, 4)).isTrue();
        assertThat(isFew(6, 5, 5)).as("six users were never all there").isTrue();
    }

    /** Of users who take as long as a single one, with that many generations at one user and at {@code users}. */
    private static boolean isFew(int users, int alone, int together) {
        Stream<Generation> one = IntStream.range(0, alone).mapToObj(i -> at(1, 1000 * i, 1000));
        Stream<Generation> all = IntStream.range(0, together).mapToObj(i -> at(users, 50_000 + 250 * i, 1000));
        LoadSweep sweep = LoadSweep.byUsers(run(
                        List.of(level(1), level(users)), Stream.concat(one, all).toArray(Generation[]::new)))
                .get(0);
        return sweep.isOfFewSamples(sweep.highest());
    }

    @Test
    void oneLevelIsNoSweep() {
        assertThat(LoadSweep.byUsers(run(List.of(level(1)), at(1, 0, 100)))).isEmpty();
    }

    private static RunInfo.Series level(int users) {
        return new RunInfo.Series("users=" + users, users, null, null, 55, null, 30);
    }

    private static Generation at(int users, int startMs, int latencyMs) {
        return generation(g -> g.cell(MODEL, "users=" + users)
                .startMs(startMs)
                .timing(latencyMs / 2.0, latencyMs * 500)
                .streamMs(latencyMs));
    }

    private static RunData run(List<RunInfo.Series> series, Generation... generations) {
        RunInfo plain = SyntheticRun.info("", List.of(MODEL), List.of());
        RunBuilder builder = new RunBuilder()
                .injector(RunInfoBuilder.of(plain)
                        .start(Generations.START)
                        .series(series)
                        .build());
        List.of(generations).forEach(builder::add);
        return builder.build();
    }
}
