package analysis.report.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.report.page.Table;
import analysis.stats.MeanDifference;
import analysis.stats.Metric;
import analysis.summary.comparison.PairedDifference;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.Cell;

class PairedTableTest {

    private static PairedDifference of(Metric metric, double mean, double low, double high) {
        return new PairedDifference(
                new Cell("llama3.1:8b", "users=3"), metric, 61.04, new MeanDifference(mean, low, high, 200));
    }

    @Test
    void aSentenceSaysWhatBCostsWithAsManyDecimalsAsItsIntervalHasAMeaningFor() {
        assertThat(PairedTable.sentence(of(Metric.FIRST_TOKEN_MS, 4.13, 3.88, 4.38)))
                .isEqualTo("TTFT: B is worse, +4.13 ms [3.88, 4.38], 200 pairs (llama3.1:8b, users=3)");
        assertThat(PairedTable.sentence(of(Metric.FIRST_TOKEN_MS, -41.3, -66, -16)))
                .isEqualTo("TTFT: B is better, -41 ms [-66, -16], 200 pairs (llama3.1:8b, users=3)");
        assertThat(PairedTable.sentence(of(Metric.TOKENS_PER_S, -3, -4, -2))).contains("B is worse, -3.0 tokens/s");
        assertThat(PairedTable.sentence(of(Metric.TPOT_MS, 0.1, -0.2, 0.4))).contains("none shown, +0.1");
    }

    @Test
    void theTableHasARowForEachAndIsLeftOutWithoutAny() {
        Table table = PairedTable.of(
                List.of(of(Metric.FIRST_TOKEN_MS, 4.13, 3.88, 4.38), of(Metric.TOKENS_PER_S, -0.1, -0.3, 0.1)));

        assertThat(table.groups()).hasSize(1);
        assertThat(table.groups().get(0).rows())
                .extracting(row -> row.cells().get(row.cells().size() - 1).text())
                .containsExactly("B is worse", "none shown");
        assertThat(PairedTable.of(List.of()).isEmpty()).isTrue();
    }
}
