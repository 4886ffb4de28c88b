package analysis.summary.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.stats.Metric;
import analysis.stats.PairedSamples;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.Cell;
import run.Generation;
import run.Outcome;
import run.Side;

class GenerationPairsTest {

    private static final Cell CELL = new Cell("m", "users=2");

    private static Generation on(Side side, long user, double startMs, double firstTokenMs) {
        return Generations.generation(g -> g.cell("m", CELL.series() + side.suffix())
                .user(user)
                .startMs(startMs)
                .timing(firstTokenMs, 20_000));
    }

    private static RunData run(Generation... generations) {
        RunBuilder builder =
                new RunBuilder().injector(SyntheticRun.info("", List.of("m"), List.of("users=2 [A]", "users=2 [B]")));
        List.of(generations).forEach(builder::add);
        return builder.build();
    }

    /** Two users whose generations interleave; on B the second user's are answered, and recorded, first. */
    @Test
    void partnersAreAUsersGenerationsInTheirOrder() {
        PairedSamples pairs = GenerationPairs.of(run(
                        on(Side.A, 1, 0, 100),
                        on(Side.A, 2, 0, 300),
                        on(Side.B, 2, 1, 303),
                        on(Side.B, 1, 1, 104),
                        on(Side.A, 2, 500, 310),
                        on(Side.B, 2, 499, 311),
                        on(Side.A, 1, 600, 120),
                        on(Side.B, 1, 602, 122)))
                .get(CELL)
                .samples(Metric.FIRST_TOKEN_MS);

        assertThat(pairs.count()).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            assertThat(pairs.b()[i] - pairs.a()[i]).isBetween(1.0, 4.0);
        }
    }

    @Test
    void aPairOfWhichOneFailedOrIsMissingDoesNotCount() {
        Generation failed = Generations.generation(g -> g.cell("m", CELL.series() + Side.B.suffix())
                .user(1)
                .startMs(1)
                .failed(Outcome.of(Outcome.Kind.TRUNCATED), "cut"));
        PairedSamples pairs = GenerationPairs.of(run(
                        on(Side.A, 1, 0, 100),
                        failed,
                        on(Side.A, 1, 500, 110),
                        on(Side.B, 1, 501, 115),
                        on(Side.A, 1, 900, 120)))
                .get(CELL)
                .samples(Metric.FIRST_TOKEN_MS);

        assertThat(pairs.a()).containsExactly(110);
        assertThat(pairs.b()).containsExactly(115);
    }

    @Test
    void theDifferenceIsToldForEachMetricAndAnOrdinaryRunHasNone() {
        Generation[] generations = new Generation[40];
        for (int i = 0; i < 20; i++) {
            generations[2 * i] = on(Side.A, i % 3, 500 * i, 100 + 10 * (i % 7));
            generations[2 * i + 1] = on(Side.B, i % 3, 500 * i + 1, 104 + 10 * (i % 7) + i % 2);
        }

        List<PairedDifference> differences = PairedDifference.of(run(generations));
        assertThat(differences).extracting(PairedDifference::metric).startsWith(Metric.FIRST_TOKEN_MS);
        PairedDifference ttft = differences.get(0);
        assertThat(ttft.cell()).isEqualTo(CELL);
        assertThat(ttft.difference().mean()).isCloseTo(4.5, within(1e-9));
        assertThat(ttft.difference().low()).isGreaterThan(4);
        assertThat(ttft.isWorse()).isTrue();
        assertThat(ttft.relative()).hasValueCloseTo(4.5 / ttft.meanOfA(), within(1e-9));
        assertThat(PairedDifference.of(new SyntheticRun(1).data())).isEmpty();
    }
}
