package analysis.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.CompareRuns;
import analysis.report.page.MarkdownPage;
import analysis.summary.comparison.ComparedFigure;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.LevelStep;
import analysis.summary.comparison.RunComparison.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LevelStepsTest {

    private static final RunComparison STEPPED = CompareRuns.stepped();

    @Test
    void theRunFromWhichOnAFigureIsOnAnotherLevelIsNamed() {
        for (Row row : STEPPED.rows()) {
            if (row.figure() == ComparedFigure.TTFT_P50) {
                assertThat(STEPPED.steps(row)).hasSize(1);
                LevelStep step = STEPPED.steps(row).get(0);
                assertThat(step.run()).isEqualTo(4);
                assertThat(step.change()).isCloseTo(0.18, within(0.06));
            }
            if (row.figure() == ComparedFigure.TPOT_P50) {
                assertThat(STEPPED.steps(row)).isEmpty();
            }
        }
        assertThat(MarkdownPage.write(ComparePage.of(STEPPED)))
                .containsPattern(
                        "\\d+ figures became worse at run E \\(night-4\\) of 20.* UTC.*, and stayed so\\.\\n  - TTFT p95 of users=4: \\+\\d+ %");
    }

    @Test
    void programsReadTheSame() throws IOException {
        JsonNode figures =
                new ObjectMapper().readTree(CompareJson.write(STEPPED)).path("figures");
        for (JsonNode figure : figures) {
            if (figure.path("figure").asText().equals("ttft_p50")) {
                assertThat(figure.at("/steps/0/run").asInt()).isEqualTo(4);
                assertThat(figure.at("/steps/0/pct").asDouble()).isBetween(12.0, 24.0);
            } else if (figure.path("figure").asText().equals("tpot_p50")) {
                assertThat(figure.has("steps")).isFalse();
            }
        }
    }
}
