package analysis.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.PageRuns;
import analysis.report.page.Block;
import analysis.report.page.Chart;
import analysis.summary.samples.RunData;
import analysis.verdict.CapacityCurve;
import analysis.verdict.policy.Objective;
import analysis.verdict.policy.SyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityChartsTest {

    @Test
    void aSearchThatEveryLoadPassedFoundNoHighestLoad() throws SyntaxException {
        RunData run = PageRuns.all().get("rates").get();
        List<Objective> objectives = List.of(Objective.of("errors <= 100 %"));

        CapacityJson capacity = CapacityJson.of(objectives, CapacityCurve.of(objectives, run));

        assertThat(capacity.sentence())
                .isEqualTo("rate=16 meets errors <= 100 %; higher loads were not tried (-DmaxLoad).");
        assertThat(capacity.mayBeHigher()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ttft p95 <= 300 ms, 300",
        "errors <= 2 %, 2",
        "right_answers >= 90 %, 90",
        "goodput >= 99 %, 99",
        "system_tokens/s >= 500, 500",
        "cost <= 2 per 1M tokens, 2"
    })
    void theLimitOfEveryKindOfObjectiveIsDrawnInItsUnit(String objective, double limit) throws SyntaxException {
        CapacityJson capacity = new CapacityJson(1, List.of(Objective.of(objective)), "None met it.", null, List.of());

        Block first = CapacityCharts.blocks(capacity).get(0);

        assertThat(((Chart) first).references())
                .singleElement()
                .satisfies(line -> assertThat(line.points()).allMatch(point -> point.y() == limit));
    }
}
