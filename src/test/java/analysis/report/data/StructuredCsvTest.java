package analysis.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.Outcome;
import run.RunInfo;
import run.RunInfoBuilder;

class StructuredCsvTest {

    private static RunSummary run() {
        RunInfo base = SyntheticRun.info("", List.of("m,1"), List.of());
        RunBuilder builder = new RunBuilder()
                .injector(RunInfoBuilder.of(base)
                        .simulation("StructuredVsUnstructured")
                        .build());
        for (int i = 0; i < 4; i++) {
            int number = i;
            builder.add(Generations.generation(g -> g.cell("m,1", "Simple structured")
                    .startMs(number * 1000)
                    .timing(100, 100_000)
                    .promptTokens(20)));
            builder.add(Generations.generation(g -> g.cell("m,1", "Simple unstructured")
                    .startMs(number * 1000)
                    .timing(50, 50_000)
                    .promptTokens(10)));
        }
        builder.add(Generations.generation(g -> g.cell("m,1", "Simple structured")
                .failed(Outcome.of(Outcome.Kind.CHECK), "/age: string found, integer expected")));
        builder.add(Generations.generation(
                g -> g.cell("m,1", "Simple structured").failed(Outcome.http(500), "overloaded")));
        return RunSummary.of(builder.build());
    }

    /** A failed request is no answer: it counts neither for nor against compliance. */
    @Test
    void complianceIsOfTheAnswersThatWereCompleted() {
        assertThat(ServerJson.Structured.of(run()).toString())
                .contains(
                        "completed=5",
                        "valid=4",
                        "compliancePct=OptionalDouble[80.0]",
                        "firstTokenOverheadPct=OptionalDouble[100.0]");
    }

    @Test
    void writesTheColumnsOfTheGuide() {
        assertThat(StructuredCsv.write(run())).isEqualTo("""
                        Model,Test Case,Endpoint,Latency (s),Input Tokens,Output Tokens,Total Requests,Average Duration (s)
                        "m,1",Simple,structured,0.200,20.0,2.0,6,0.201
                        "m,1",Simple,unstructured,0.100,10.0,2.0,4,0.101
                        """.replace("\n", "\r\n"));
    }
}
