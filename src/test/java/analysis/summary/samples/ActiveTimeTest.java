package analysis.summary.samples;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.SyntheticRun;
import analysis.summary.figures.Figure;
import analysis.summary.figures.ServerThroughput;
import analysis.summary.load.LoadSweep;
import analysis.summary.reading.RunBuilder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.Cell;
import run.Generation;
import run.RunInfo.Series;

class ActiveTimeTest {

    private static final Series PLATEAU = Series.closed("plateau", 1);
    private static final Series BURST = Series.closed("burst", 1);
    private static final Series ON_A = Series.closed("burst [A]", 1);
    private static final Series ON_B = Series.closed("burst [B]", 1);
    private static final Series OPEN = Series.open("rate=1/s", 1.0, "constant");

    private static final Series ONE_USER = Series.closed("users=1", 1);
    private static final Series TWO_USERS = Series.closed("users=2", 2);

    private static Generation at(String model, Series series, double startMs) {
        return generation(g ->
                g.cell(model, series.name()).startMs(startMs).streamMs(1000).outputTokens(10));
    }

    private static double windowS(String model, Series series, Generation... rows) {
        RunBuilder builder =
                new RunBuilder().injector(new SyntheticRun(1).info().withSeries(List.of(PLATEAU, BURST, OPEN)));
        Arrays.stream(rows).forEach(builder::add);
        CellData cell = builder.build().cells().get(new Cell(model, series.name()));
        return ServerThroughput.of(List.of(cell)).orElseThrow().windowS();
    }

    @Test
    void thePhasesOfOthersAreNotTimeOfASeriesThatComesBack() {
        Generation[] rows = {
            at("m", PLATEAU, 0),
            at("m", PLATEAU, 1000),
            at("m", BURST, 2000),
            at("m", BURST, 3000),
            at("m", PLATEAU, 4000)
        };
        assertThat(windowS("m", PLATEAU, rows)).isEqualTo(3);
        assertThat(windowS("m", BURST, rows)).isEqualTo(2);
    }

    @Test
    void modelsThatUsersOfALevelAskInTurnShareItsTime() {
        Generation[] rows = {at("a", BURST, 0), at("b", BURST, 1000), at("a", BURST, 2000), at("b", BURST, 3000)};
        assertThat(windowS("a", BURST, rows)).isEqualTo(3);
        assertThat(windowS("b", BURST, rows)).isEqualTo(3);
    }

    /** Two users do twice the work of one: each of the models that they ask in turn has to scale by 2. */
    @Test
    void aModelThatSharesItsLevelsScalesWithTheUsers() {
        RunBuilder builder =
                new RunBuilder().injector(new SyntheticRun(1).info().withSeries(List.of(ONE_USER, TWO_USERS)));
        for (int turn = 0; turn < 20; turn++) {
            String model = turn % 2 == 0 ? "a" : "b";
            builder.add(at(model, ONE_USER, 1000 * turn));
            builder.add(at(model, TWO_USERS, 30_000 + 1000 * (turn / 2)));
        }
        List<LoadSweep> sweeps = LoadSweep.byUsers(builder.build());
        assertThat(sweeps).hasSize(2);
        for (LoadSweep sweep : sweeps) {
            assertThat(sweep.levels())
                    .extracting(level -> level.load().users().orElseThrow())
                    .containsExactly(1, 2);
            assertThat(sweep.gain(sweep.highest(), Figure.REQUESTS_PER_S)).isCloseTo(2, within(0.15));
        }
    }

    @Test
    void arrivalsForAnotherModelDoNotInterruptAnOpenSeries() {
        Generation[] rows = {at("a", OPEN, 0), at("b", OPEN, 2000), at("a", OPEN, 4000), at("b", OPEN, 6000)};
        assertThat(windowS("a", OPEN, rows)).isEqualTo(5);
    }

    /** The faster server, A, waits for B before both get the next prompt, a millisecond apart. */
    @Test
    void serversThatAreAskedTogetherShareTheTimeOfTheirSeries() {
        Generation[] rows = {at("m", ON_A, 0), at("m", ON_B, 500), at("m", ON_B, 1999), at("m", ON_A, 2000)};
        assertThat(windowS("m", ON_A, rows)).isEqualTo(3);
    }

    @Test
    void aServerThatTakesTurnsWithAnotherHasItsOwnTime() {
        Generation[] rows = {at("m", ON_A, 0), at("m", ON_B, 1000), at("m", ON_A, 2000)};
        assertThat(windowS("m", ON_A, rows)).isEqualTo(2);
    }

    @Test
    void aPauseInWhichNothingElseBeginsIsTimeOfTheSeries() {
        assertThat(windowS("m", PLATEAU, at("m", PLATEAU, 0), at("m", PLATEAU, 5000), at("m", BURST, 6000)))
                .isEqualTo(6);
    }
}
