package analysis.summary.steady;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.SettlingLevel;
import analysis.fixtures.SyntheticRun;
import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.summary.figures.SteadyRate;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.summary.samples.SteadyPart;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import run.RunInfo.Series;

class SteadyLevelsTest {

    private static final SettlingLevel RAMP = SettlingLevel.of(16, 400);

    private static CellData cell(RunData run) {
        return run.cells().values().iterator().next();
    }

    private static Optional<String> warning(RunData run, Kind kind) {
        return run.warnings().stream()
                .filter(warning -> warning.kind() == kind)
                .map(Warning::what)
                .findFirst();
    }

    @Test
    void theRampInWhichAllAskAtOnceIsNotInTheSteadyPart() {
        CellData cell = cell(RAMP.run(1));
        SteadyPart part = cell.steady().orElseThrow();

        assertThat(part.from()).isBetween(17, 40);
        assertThat(part.to()).isBetween(380, 400);
        assertThat(Percentiles.of(cell.samples(Metric.FIRST_TOKEN_MS), 99)[0]).isGreaterThan(700);
        assertThat(Percentiles.of(cell.steadySamples(Metric.FIRST_TOKEN_MS), 99)[0])
                .isLessThan(500);
    }

    @Test
    void theDrainIsNotInTheSteadyThroughput() {
        CellData cell = cell(RAMP.run(2));
        double meanMs = 200 * Math.exp(0.3 * 0.3 / 2) + 10 * 20 * Math.exp(0.1 * 0.1 / 2) + 2;

        assertThat(SteadyRate.of(cell).orElseThrow().requestsPerS()).isCloseTo(16_000 / meanMs, within(1.0));
        assertThat(SteadyRate.of(cell).orElseThrow().tokensPerS().orElseThrow())
                .isCloseTo(11 * 16_000 / meanMs, within(11.0));
    }

    @Test
    void aWarmUpIsCutAndSaid() {
        RunData run = SettlingLevel.of(4, 400).withWarmUp(1).run(3);

        assertThat(warning(run, Kind.WARM_UP_DRIFT).orElseThrow())
                .contains("TPOT began at ", " and settled at ", " in users=4 of m within ");
        assertThat(cell(run).steady().orElseThrow().from()).isBetween(40, 201);
        assertThat(Percentiles.of(cell(run).steadySamples(Metric.TPOT_MS), 95)[0])
                .isLessThan(1.3 * 20);
    }

    @Test
    void aLevelThatDriftsHasNoSteadyPart() {
        RunData run = RAMP.withDrift(0.5).run(4);

        assertThat(cell(run).steady().orElseThrow().generations()).isGreaterThan(340); // only ramp and drain are cut
        assertThat(warning(run, Kind.NO_STEADY_PART).orElseThrow())
                .startsWith("users=16 of m: TPOT rises by ")
                .contains("over the level");
    }

    @Test
    void aLevelThatIsAllRampAndDrainSaysSo() {
        RunData run = SettlingLevel.of(32, 64).run(5);

        assertThat(cell(run).steady()).isEmpty();
        assertThat(warning(run, Kind.NO_STEADY_PART).orElseThrow())
                .matches("users=32 of m has too few generations: \\d+ of 64 started in its ramp or drain\\.");
    }

    @Test
    void nothingIsCutWhereNothingIsToBeCut() {
        RunData alone = SettlingLevel.of(1, 300).run(6);
        RunData few = SettlingLevel.of(3, 60).run(7);

        for (RunData run : List.of(alone, few)) {
            CellData cell = cell(run);
            assertThat(cell.steady()).isEmpty();
            assertThat(cell.steadySamples(Metric.TPOT_MS)).isEqualTo(cell.samples(Metric.TPOT_MS));
            assertThat(run.warnings())
                    .extracting(Warning::kind)
                    .doesNotContain(Kind.NO_STEADY_PART, Kind.WARM_UP_DRIFT);
        }
    }

    @Test
    void aRecordedTraceIsNoLevel() {
        RunBuilder builder = new RunBuilder()
                .injector(new SyntheticRun(8).info().withSeries(List.of(Series.open("trace", 10, "trace"))));
        for (int i = 0; i < 300; i++) {
            int startMs = 100 * i;
            double firstTokenMs = 100 + i;
            builder.add(generation(g -> g.cell("m", "trace").startMs(startMs).timing(firstTokenMs, 20_000, 20_000)));
        }
        RunData run = builder.build();

        assertThat(cell(run).steady()).isEmpty();
        assertThat(warning(run, Kind.NO_STEADY_PART)).isEmpty();
    }

    @Test
    void anUnchangedServerIsHardlyEverSaidToWarmUpOrDrift() {
        long said = 0;
        for (int seed = 0; seed < 100; seed++) {
            RunData run = RAMP.run(1000 + seed);
            said += warning(run, Kind.WARM_UP_DRIFT).or(() -> warning(run, Kind.NO_STEADY_PART)).stream()
                    .count();
        }
        assertThat(said).isLessThanOrEqualTo(3);
    }
}
