package analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelRankingTest {

    private final RunBuilder rows = new RunBuilder()
            .injector(SyntheticRun.info("", List.of("steady", "fast", "silent"), List.of("users=1", "users=10")));

    /** {@code gapMs} between tokens, once a little less and once a little more. */
    private void add(String model, String series, double gapMs, double spread) {
        for (double factor : new double[] {1 - spread, 1 + spread}) {
            int[] gapsUs = Collections.nCopies(10, (int) (gapMs * factor * 1000)).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            rows.add(Generations.generation(g -> g.cell(model, series).timing(gapMs * factor, gapsUs)));
        }
    }

    @Test
    void aModelThatIsSlowerUnderMoreLoadIsNotInconsistent() {
        add("steady", "users=1", 10, 0.01);
        add("steady", "users=10", 100, 0.01);
        add("fast", "users=1", 5, 0.1);
        add("fast", "users=10", 6, 0.1);

        RunSummary run = RunSummary.of(rows.build());

        assertThat(ModelRanking.CONSISTENCY.places(run))
                .extracting(ModelRanking.Place::model)
                .containsExactly("steady", "fast");
        assertThat(ModelRanking.variationPct(run, "steady").orElseThrow()).isEqualTo(1.41, within(0.01));
        assertThat(ModelRanking.FIRST_TOKEN.places(run))
                .extracting(ModelRanking.Place::model)
                .containsExactly("fast", "steady");
        assertThat(ModelRanking.THROUGHPUT.places(run).get(0).model()).isEqualTo("fast");
    }

    @Test
    void theLeadIsAShareOfTheLargerFigure() {
        ModelRanking.Place best = new ModelRanking.Place("a", 80);
        ModelRanking.Place next = new ModelRanking.Place("b", 100);

        assertThat(ModelRanking.leadPct(best, next)).isEqualTo(20);
        assertThat(ModelRanking.leadPct(next, best)).isEqualTo(20);
        assertThat(ModelRanking.leadPct(new ModelRanking.Place("a", 0), new ModelRanking.Place("b", 0)))
                .isZero();
    }

    @Test
    void modelsWithoutAFigureHaveNoPlace() {
        assertThat(ModelRanking.LATENCY.places(RunSummary.of(rows.build()))).isEmpty();
    }
}
