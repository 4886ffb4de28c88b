package analysis.report.sections;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.LifecycleRuns;
import analysis.fixtures.SyntheticRun;
import analysis.report.page.Block.KeyFigure;
import analysis.report.page.Table;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunBuilder;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.Capability;
import run.RunInfoBuilder;

class OwnAnswerTest {

    private static void add(RunBuilder run, String testCase, double withSchemaMs, double withoutMs) {
        run.add(generation(g -> g.cell("m", testCase + Capability.WITH_SCHEMA).timing(withSchemaMs, 10_000)));
        run.add(generation(g -> g.cell("m", testCase + Capability.UNSTRUCTURED).timing(withoutMs, 10_000)));
    }

    @Test
    void theCostOfASchemaIsItsRangeOverTheCases() {
        RunBuilder run = new RunBuilder()
                .injector(RunInfoBuilder.of(new SyntheticRun(1).info())
                        .capabilities(EnumSet.of(Capability.STRUCTURED))
                        .build());
        add(run, "user", 110, 100);
        add(run, "order", 195, 200);

        RunSummary summary = RunSummary.of(run.build());
        OwnAnswer answer = OwnAnswer.of(summary);

        assertThat(answer.words())
                .last()
                .isEqualTo("a schema changes TTFT p50 by ~-2.5 to +10.0 %, TPOT p50 by ~0.0 %");
        assertThat(answer.figures())
                .contains(new KeyFigure(
                        "TTFT p50 with a schema",
                        "-2.5 to +10.0",
                        "%",
                        "over that without, 2 cases; at least 1 answer each"));
        assertThat(PromptTables.blocks(summary))
                .filteredOn(Table.class::isInstance)
                .map(Table.class::cast)
                .filteredOn(table -> table.caption().equals("Structured output"))
                .flatExtracting(table -> table.groups().get(0).rows())
                .flatExtracting(Table.Row::cells)
                .extracting(Table.Cell::text)
                .contains("+10.0", "-2.5");
    }

    @Test
    void theHeadlineAndTheFigureTellATimeInTheSameUnit() {
        RunSummary run = RunSummary.of(LifecycleRuns.slowedDown(1).level(3, 0).data());
        List<ReadyTime> times = ReadyTime.of(run);

        assertThat(times)
                .isNotEmpty()
                .allSatisfy(time -> assertThat(time.words())
                        .endsWith(" " + time.keyFigure().value() + " "
                                + time.keyFigure().unit()));
    }
}
