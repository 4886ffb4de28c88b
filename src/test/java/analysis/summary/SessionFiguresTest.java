package analysis.summary;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.figures.Summary;
import analysis.summary.reading.RunBuilder;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import run.Cell;
import run.Outcome;

class SessionFiguresTest {

    private static final String FIRST = "rate=2/s turn 1";
    private static final String SECOND = "rate=2/s turn 2";

    /** Answers of 100 tokens of prompt and 5 of answer, the last of which comes after 80 ms and the end after 90. */
    private static RunSummary run() {
        RunBuilder run = new RunBuilder().injector(SyntheticRun.info("", List.of("m"), List.of()));
        add(run, FIRST, g -> g.turn("a", 1).startMs(1000).scheduledDelayMs(1).capWaitMs(399));
        add(run, SECOND, g -> g.turn("a", 2).startMs(3000).scheduledDelayMs(2));
        add(run, FIRST, g -> g.turn("b", 1).startMs(2000).scheduledDelayMs(0).capWaitMs(0));
        add(run, FIRST, g -> g.turn("c", 1).startMs(2000).failed(Outcome.http(500), "no"));
        add(run, "alone", g -> g.startMs(5000));
        return RunSummary.of(run.build());
    }

    private static void add(RunBuilder run, String series, UnaryOperator<Generations> more) {
        run.add(generation(g -> more.apply(g.cell("m", series)
                .promptTokens(100)
                .timing(40, 20_000, 20_000)
                .streamMs(90)
                .outputTokens(5))));
    }

    @Test
    void aSessionIsItsTurnsTogetherFromWhenItWasDue() {
        assertThat(run().sessions()).singleElement().satisfies(sessions -> {
            assertThat(sessions.model()).isEqualTo("m");
            assertThat(sessions.begun()).isEqualTo(3);
            assertThat(sessions.failed()).isEqualTo(1);
            Distribution durations = sessions.durationS().orElseThrow();
            assertThat(durations.count()).isEqualTo(2);
            assertThat(durations.max()).isCloseTo(2.49, within(1e-9)); // from 600 to 3090 ms
            assertThat(durations.min()).isCloseTo(0.09, within(1e-9));
            assertThat(sessions.turns().orElseThrow().mean()).isEqualTo(1.5);
            assertThat(sessions.promptTokens().orElseThrow().max()).isEqualTo(200);
            assertThat(sessions.outputTokens().orElseThrow().mean()).isEqualTo(7.5);
        });
    }

    @Test
    void timesSinceDueHaveTheWaitAndTheDelayInThem() {
        Summary first = run().cells().get(new Cell("m", FIRST));
        assertThat(first.metric(Metric.FIRST_TOKEN_MS).orElseThrow().max()).isEqualTo(40);
        assertThat(first.metric(Metric.FIRST_TOKEN_DUE_MS).orElseThrow().max()).isEqualTo(440);
        assertThat(first.metric(Metric.LATENCY_DUE_MS).orElseThrow().max()).isEqualTo(480);
        assertThat(first.metric(Metric.SCHEDULED_DELAY_MS).orElseThrow().max()).isEqualTo(1);
        assertThat(first.metric(Metric.CAP_WAIT_MS).orElseThrow().max()).isEqualTo(399);
        assertThat(run().cells().get(new Cell("m", "alone")).metric(Metric.FIRST_TOKEN_DUE_MS))
                .isEmpty();
    }
}
