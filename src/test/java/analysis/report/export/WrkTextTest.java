package analysis.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.Outcome;

class WrkTextTest {

    /** 0.5, 1, 1.5 and 5 ms: mean 2, deviation 2.0412, three of four within it; over 1 s. */
    @Test
    void aPagesLoadReadsAsWrkPrintsIt() {
        RunBuilder run = new RunBuilder().injector(SyntheticRun.info("", List.of("(server)"), List.of("GET /health")));
        double[] ms = {0.5, 1, 1.5, 5};
        for (int i = 0; i < ms.length; i++) {
            double start = i * 300;
            double time = ms[i];
            run.add(Generations.generation(g -> g.cell("(server)", "GET /health")
                    .startMs(start)
                    .withoutContent(time)
                    .body(384)));
        }
        run.add(Generations.generation(g -> g.cell("(server)", "GET /health")
                .startMs(990)
                .withoutContent(10)
                .failed(Outcome.http(503), "busy")));

        assertThat(WrkText.lines(run.build()))
                .containsExactly(
                        "",
                        "GET /health",
                        "  Thread Stats   Avg      Stdev     Max   +/- Stdev",
                        "    Latency    2.00ms    2.04ms    5.00ms    75.00%",
                        "  Latency Distribution",
                        "    50%    1.25ms",
                        "    75%    2.38ms",
                        "    90%    3.95ms",
                        "    99%    4.90ms",
                        "  5 requests in 1.00s",
                        "  Failed (no answer, or a status other than 200): 1",
                        "Requests/sec:       4.00",
                        "Transfer/sec:     1.50KB");
    }
}
