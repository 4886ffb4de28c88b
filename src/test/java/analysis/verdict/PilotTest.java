package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Policy;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import run.Cell;

class PilotTest {

    private static final RunSamples MEASURED = RunSamples.of(
            Runs.steady(1).firstToken(200, 0.3).data(), Policy.standard().metrics());

    private static double median(RunSamples run, Cell cell, Metric metric) {
        return Percentiles.of(run.cells().get(cell).of(metric), 50)[0];
    }

    @Test
    void aDrawnRunHasAsManyGenerationsAsAskedForAndTheShapeOfThePilot() {
        RunSamples drawn = new Pilot(MEASURED, 0).draw(new SplittableRandom(1), 5000);

        MEASURED.cells().keySet().forEach(cell -> {
            assertThat(drawn.cells().get(cell).generations()).isEqualTo(5000);
            for (Metric metric : new Metric[] {Metric.FIRST_TOKEN_MS, Metric.LATENCY_MS, Metric.TOKENS_PER_S}) {
                assertThat(median(drawn, cell, metric) / median(MEASURED, cell, metric))
                        .as(metric.id())
                        .isCloseTo(1, within(0.05));
            }
        });
    }

    /** A slow run of a model has longer times, lower rates and a lower throughput in all its series. */
    @Test
    void runsDifferByAFactorOnAllThatAModelDoes() {
        Cell cell = MEASURED.cells().firstKey();
        double smallest = 1;
        double largest = 1;
        for (int seed = 0; seed < 20; seed++) {
            RunSamples drawn = new Pilot(MEASURED, 0.2).draw(new SplittableRandom(seed), 1000);
            double longer = median(drawn, cell, Metric.LATENCY_MS) / median(MEASURED, cell, Metric.LATENCY_MS);
            double slower = median(MEASURED, cell, Metric.TOKENS_PER_S) / median(drawn, cell, Metric.TOKENS_PER_S);
            CellSamples samples = drawn.cells().get(cell);

            assertThat(longer).isCloseTo(slower, within(0.05));
            assertThat(MEASURED.cells().get(cell).requestsPerS().orElseThrow()
                            / samples.requestsPerS().orElseThrow())
                    .isCloseTo(longer, within(0.05));
            smallest = Math.min(smallest, longer);
            largest = Math.max(largest, longer);
        }
        assertThat(largest / smallest).isGreaterThan(1.3);
    }

    /** The TTFT varies most here; the others are as they were. */
    @Test
    void aRegressionHitsTheMetricOfOneSeriesThatVariesMost() {
        RunSamples slower = Pilot.slower(new SplittableRandom(3), MEASURED, 1.3);

        long hit = MEASURED.cells().keySet().stream()
                .filter(cell -> median(slower, cell, Metric.FIRST_TOKEN_MS)
                        > 1.2 * median(MEASURED, cell, Metric.FIRST_TOKEN_MS))
                .count();
        assertThat(hit).isEqualTo(1);
        MEASURED.cells()
                .keySet()
                .forEach(cell -> assertThat(slower.cells().get(cell).of(Metric.TPOT_MS))
                        .isEqualTo(MEASURED.cells().get(cell).of(Metric.TPOT_MS)));
    }
}
