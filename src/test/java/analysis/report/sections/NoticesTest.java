package analysis.report.sections;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.report.page.Block.Notice;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.Warning;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import run.ClientHealth;
import run.Outcome;
import run.RunInfo;

class NoticesTest {

    private static final ClientHealth.Distribution PROMPT = new ClientHealth.Distribution(1000, 0.1, 0.8, 2.5);

    private static List<String> labels(ClientHealth.Gc gc, double cpuPct) {
        SyntheticRun run = new SyntheticRun(1).generationsPerSeries(3);
        RunInfo info = run.info();
        RunBuilder data = new RunBuilder()
                .injector(info.ended(
                        info.end(), new ClientHealth(PROMPT, gc, new ClientHealth.Cpu(cpuPct, cpuPct, null), null)));
        run.generations().forEach(data::add);
        return Notices.ofTrust(RunSummary.of(data.build())).notices().stream()
                .map(Notice::label)
                .toList();
    }

    @Test
    void graveWarningIsNotHiddenBehindNotes() {
        Map<String, List<Warning>> run = Map.of(
                "a",
                List.of(
                        new Warning(Warning.Kind.CLIENT_COLD, "It was cold."),
                        new Warning(Warning.Kind.CLOCK_SKEW, "Clocks differ."),
                        new Warning(Warning.Kind.ERRORS, "Some failed."),
                        new Warning(Warning.Kind.QUICK_RUN, "It was short.")));

        assertThat(Notices.ofWarnings(run).notices())
                .extracting(Notice::label)
                .containsExactly("Apart or clock skew", "Errors", "Client cold", "Quick run");
    }

    @Test
    void graveWarningOfARunComesFirstOnATerminal() {
        SyntheticRun run = new SyntheticRun(1).generationsPerSeries(3);
        RunBuilder data = new RunBuilder().injector(run.info());
        run.generations().forEach(data::add);
        data.warn(new Warning(Warning.Kind.CLIENT_COLD, "It was cold."));
        data.warn(new Warning(Warning.Kind.CLOCK_SET, "The clock was set."));
        data.warn(new Warning(Warning.Kind.NO_DESCRIPTION, "Unknown."));
        data.warn(new Warning(Warning.Kind.CLOCK_STEP, "The clock stepped."));

        assertThat(Notices.gravestOfTrust(RunSummary.of(data.build()))
                        .notices()
                        .get(0)
                        .label())
                .isEqualTo("Clock step");
    }

    /** A client that lags because its server is down: the outage is the answer. */
    @Test
    void mostFailuresComeBeforeTheClientsOwnLag() {
        assertThat(doubt(2, 3)).isEqualTo("FAILED 3 of 5 generations failed (60.0 %): no route");
        assertThat(doubt(0, 5)).isEqualTo("FAILED Nothing succeeded: no route");
        assertThat(doubt(3, 2)).startsWith("UNRELIABLE The clock stepped.");
    }

    /** Beginning of a report on that many generations, with a grave warning. */
    private static String doubt(int succeeded, int failed) {
        RunBuilder data = new RunBuilder().injector(new SyntheticRun(1).info());
        IntStream.range(0, succeeded).forEach(i -> data.add(Generations.generation(one -> one.timing(10, 20))));
        IntStream.range(0, failed)
                .forEach(i -> data.add(
                        Generations.generation(one -> one.failed(Outcome.of(Outcome.Kind.CONNECT), "no route"))));
        data.warn(new Warning(Warning.Kind.CLOCK_STEP, "The clock stepped."));
        Notice notice = Notices.doubt(RunSummary.of(data.build())).orElseThrow();
        return notice.label() + " " + notice.what();
    }

    @Test
    void aLoadGeneratorIsPraisedOnlyIfNothingSpeaksAgainstIt() {
        ClientHealth.Gc little = new ClientHealth.Gc(3, 12.5, 6, 0.02);

        assertThat(labels(little, 8)).contains("Good");
        assertThat(labels(new ClientHealth.Gc(90, 900, 40, 2.0), 8))
                .contains("Client GC")
                .doesNotContain("Good");
        assertThat(labels(little, 95)).contains("Client CPU").doesNotContain("Good");
    }
}
