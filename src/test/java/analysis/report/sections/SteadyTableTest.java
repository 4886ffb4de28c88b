package analysis.report.sections;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SettlingLevel;
import analysis.report.data.SummaryJson;
import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.summary.RunSummary;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.verdict.BaselineRecorder;
import analysis.verdict.policy.Policy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyTableTest {

    private final RunData run = SettlingLevel.of(16, 400).run(1);
    private final CellData cell = run.cells().values().iterator().next();

    @Test
    void wholeAndSteadyStandSideBySide() {
        Table table = (Table) SteadyTable.of(run).get(0);
        List<List<String>> rows = table.groups().stream()
                .flatMap(group -> group.rows().stream())
                .map(row -> row.cells().stream().map(Table.Cell::text).toList())
                .toList();

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).contains("whole", "400");
        assertThat(rows.get(1))
                .contains("steady", String.valueOf(cell.steady().orElseThrow().generations()));
    }

    @Test
    void programsGetThemToo() {
        String json = SummaryJson.write(RunContent.of(run, RunSummary.of(run), ReportOptions.usual(run.info())));

        assertThat(json)
                .contains(
                        "\"steady\"",
                        "\"generations\" : " + cell.steady().orElseThrow().generations());
    }

    @Test
    void aBaselineKeepsTheSteadyPart() {
        var series = new BaselineRecorder(Policy.standard())
                .record("main", Instant.EPOCH, List.of(run))
                .allSeries()
                .get(0);

        assertThat(series.judged()).isEqualTo(cell.steady().orElseThrow().generations());
        assertThat(series.samples().get("tpot_ms")).hasSize(series.judged());
        assertThat(series.generations()).isEqualTo(400);
    }

    @Test
    void nothingCutNothingShown() {
        List<Block> blocks = SteadyTable.of(SettlingLevel.of(1, 60).run(1));

        assertThat(blocks).isEmpty();
    }
}
