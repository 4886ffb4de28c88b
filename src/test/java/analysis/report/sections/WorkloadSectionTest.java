package analysis.report.sections;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.report.page.Block;
import analysis.report.page.Chart;
import analysis.report.page.Table;
import analysis.report.svg.Line.Point;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import analysis.verdict.baseline.Fingerprint;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import run.Capability;
import run.RunInfo;
import run.RunInfoBuilder;

class WorkloadSectionTest {

    private static RunInfo info(Set<Capability> capabilities) {
        return RunInfoBuilder.of(new SyntheticRun(1).info())
                .capabilities(capabilities)
                .build();
    }

    private static RunData run(Set<Capability> capabilities) {
        RunBuilder run = new RunBuilder().injector(info(capabilities));
        for (int i = 0; i < 10; i++) {
            int startMs = 100 * i;
            int prompt = i < 7 ? 10 : 400;
            run.add(generation(g -> g.startMs(startMs).promptTokens(prompt).outputTokens(5)));
        }
        return run.build();
    }

    private static double sum(Chart chart) {
        return chart.lines().get(0).points().stream().mapToDouble(Point::y).sum();
    }

    @Test
    void arrivalsAndLengthsArePicturedWithEveryGeneration() {
        List<Block> blocks = WorkloadSection.blocks(run(Set.of(Capability.WORKLOAD)));
        Chart prompts = (Chart) blocks.get(1);
        Table table = (Table) blocks.get(3);

        assertThat(blocks.subList(0, 3)).allMatch(Chart.class::isInstance);
        assertThat(sum(prompts)).isEqualTo(10);
        assertThat(prompts.lines().get(0).points().get(0)).isEqualTo(new Point(0, 7)); // 0 to 10 tokens
        assertThat(table.groups().get(0).rows()).hasSize(2);
        assertThat(table.groups().get(0).rows().get(0).cells().get(4).value()).hasValue(10);
        assertThat(table.groups().get(0).rows().get(0).cells().get(8).value()).hasValue(400);
    }

    @Test
    void otherRunsHaveNone() {
        assertThat(WorkloadSection.blocks(run(Set.of()))).isEmpty();
    }

    @Test
    void theSeedOfAWorkloadIsWhatIsCompared() {
        assertThat(Fingerprint.of(info(Set.of(Capability.WORKLOAD))).settings()).containsEntry("seed", "42");
        assertThat(Fingerprint.of(info(Set.of())).settings()).doesNotContainKey("seed");
    }

    @Test
    void theShareOfRightAnswersHasItsInterval() {
        RunBuilder run = new RunBuilder().injector(new SyntheticRun(1).info());
        for (int i = 0; i < 100; i++) {
            boolean wrong = i < 23;
            int startMs = 300 * i;
            run.add(generation(g -> {
                g.startMs(startMs);
                if (wrong) {
                    g.wrong("expected \"Paris\" in it");
                } else {
                    g.right();
                }
            }));
        }
        Table table = (Table) RightAnswers.of(RunSummary.of(run.build())).get(0);
        List<Table.Cell> row = table.groups().get(0).rows().get(0).cells();

        assertThat(row.get(3).text()).isEqualTo("77");
        assertThat(row.get(4).value()).hasValue(77);
        assertThat(row.get(5).text()).isEqualTo("67.5–84.8"); // Clopper and Pearson's of 77 in 100
        assertThat(RightAnswers.of(RunSummary.of(run(Set.of())))).isEmpty();
    }
}
